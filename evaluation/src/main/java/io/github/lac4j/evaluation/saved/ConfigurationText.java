package io.github.lac4j.evaluation.saved;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Looks at a configuration before DL4J does, whose reader makes an object of any class that the
 * text names.
 */
final class ConfigurationText {

  private static final String CLASS = "@class";

  /** Where the configuration classes of DL4J and ND4J are, which hold numbers and do nothing. */
  private static final List<String> HARMLESS =
      List.of(
          "org.deeplearning4j.nn.conf.",
          "org.deeplearning4j.nn.weights.",
          "org.nd4j.linalg.activations.impl.",
          "org.nd4j.linalg.learning.config.",
          "org.nd4j.linalg.learning.regularization.",
          "org.nd4j.linalg.lossfunctions.impl.",
          "org.nd4j.linalg.schedule.");

  private static final Pattern CLASS_NAME = Pattern.compile("[A-Za-z0-9_.$]+");

  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /**
   * Returns the text as DL4J may read it: written anew from what was looked at, so that both
   * readers see the same.
   *
   * @throws IllegalArgumentException if it is no JSON object, or names a class of another kind
   */
  String checked(String text) {
    JsonNode tree;
    try {
      tree = mapper.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "its configuration is no JSON (%s)".formatted(e.getOriginalMessage()), e);
    }
    if (!tree.isObject() || !tree.path("vertices").isObject()) {
      throw new IllegalArgumentException(
          "its configuration is not that of a ComputationGraph; save one with ModelSerializer");
    }
    strange(tree)
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "its configuration names the class %s, which is no layer or setting of DL4J; lac4j does not load other classes from a file"
                      .formatted(name));
            });
    try {
      return mapper.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree that was read cannot be written", e);
    }
  }

  private static Optional<String> strange(JsonNode node) {
    if (node.isObject() && node.has(CLASS)) {
      String name = node.get(CLASS).asText();
      if (!CLASS_NAME.matcher(name).matches() || HARMLESS.stream().noneMatch(name::startsWith)) {
        return Optional.of("\"" + name + "\"");
      }
    }
    for (JsonNode child : node) {
      Optional<String> found = strange(child);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
