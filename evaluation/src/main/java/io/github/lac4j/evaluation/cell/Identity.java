package io.github.lac4j.evaluation.cell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.core.file.ContentDigest;
import io.github.lac4j.evaluation.config.ConfigBinder;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/**
 * A short name for a configuration: what has the same name has the same settings, whatever their
 * order.
 *
 * @param id the first 16 hexadecimal digits of the text's SHA-256 digest
 * @param text the configuration as one line of JSON with keys in the order of their names
 */
public record Identity(String id, String text) {

  private static final int DIGITS = 16;

  /** Returns the identity of a configuration. */
  public static Identity of(Record configuration, ConfigBinder binder) {
    ObjectNode tree = binder.toJson(configuration);
    if (configuration instanceof CellSpec cell && cell.init().isEmpty()) {
      // The key came later: cells without it keep their names.
      tree.remove("init");
    }
    String text = sorted(tree).toString();
    return new Identity(
        ContentDigest.sha256(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, DIGITS),
        text);
  }

  private static JsonNode sorted(JsonNode node) {
    if (node instanceof ObjectNode object) {
      TreeMap<String, JsonNode> byName = new TreeMap<>();
      object.properties().forEach(entry -> byName.put(entry.getKey(), sorted(entry.getValue())));
      ObjectNode result = object.objectNode();
      byName.forEach(result::set);
      return result;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode result = array.arrayNode();
      array.forEach(element -> result.add(sorted(element)));
      return result;
    }
    // A number is the same however it was read: 0.00001 is 1.0E-5, and 2 is 2.0.
    return node.isNumber() ? DecimalNode.valueOf(node.decimalValue().stripTrailingZeros()) : node;
  }
}
