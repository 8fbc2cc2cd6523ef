package io.github.lac4j.evaluation.yaml;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.lac4j.evaluation.config.SettingPlaces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads YAML that somebody else may have written.
 *
 * <p>Only what settings need is understood: one document with mappings, lists and plain values.
 * Anchors, aliases and type tags are refused, so that a short text can neither grow nor choose a
 * class. The length, the depth and the number of entries are bounded.
 */
public final class YamlReader {

  private static final int LONGEST_TEXT = 1 << 20;
  private static final int DEEPEST = 32;

  private YamlReader() {}

  /**
   * Reads a whole stream; it is not closed.
   *
   * @param source what messages call the text, for example the file's name
   * @throws YamlException if it is no such YAML; the message has the line
   * @throws UncheckedIOException if the stream cannot be read
   */
  public static YamlSettings read(String source, InputStream stream) {
    requireNonNull(stream, "stream is null");
    try {
      byte[] bytes = stream.readNBytes(LONGEST_TEXT + 1);
      if (bytes.length > LONGEST_TEXT) {
        throw new YamlException(
            "%s is longer than %d bytes, which no study needs".formatted(source, LONGEST_TEXT));
      }
      return read(source, new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read".formatted(source), e);
    }
  }

  /**
   * Reads a text.
   *
   * @throws YamlException if it is no such YAML; the message has the line
   */
  public static YamlSettings read(String source, String text) {
    requireNonNull(source, "source is null");
    requireNonNull(text, "text is null");
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(LONGEST_TEXT);
    limits.setNestingDepthLimit(DEEPEST);
    limits.setMaxAliasesForCollections(0);
    limits.setAllowRecursiveKeys(false);
    YAMLFactory factory = YAMLFactory.builder().loaderOptions(limits).build();
    try (YAMLParser parser = factory.createParser(text)) {
      return new Reading(source, parser).document();
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new YamlException(
          "%s:%d: this is not YAML: %s".formatted(source, line, e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read".formatted(source), e);
    }
  }

  /** One text, read token by token, because a tree alone does not know its lines. */
  private static final class Reading {

    private final String source;
    private final YAMLParser parser;
    private final SettingPlaces places;

    Reading(String source, YAMLParser parser) {
      this.source = source;
      this.parser = parser;
      this.places = new SettingPlaces(source);
    }

    YamlSettings document() throws IOException {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new YamlException("%s is empty; write settings as key: value".formatted(source));
      }
      JsonNode root = value("");
      if (!(root instanceof ObjectNode tree)) {
        throw refused("settings are written as key: value");
      }
      if (parser.nextToken() != null) {
        throw refused("a second document begins; write one study a file");
      }
      return new YamlSettings(tree, places);
    }

    private JsonNode value(String path) throws IOException {
      requirePlain();
      JsonNodeFactory nodes = JsonNodeFactory.instance;
      return switch (parser.currentToken()) {
        case START_OBJECT -> mapping(path);
        case START_ARRAY -> list(path);
        case VALUE_STRING -> nodes.textNode(parser.getText());
        case VALUE_NUMBER_INT -> nodes.numberNode(parser.getBigIntegerValue());
        case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDecimalValue());
        case VALUE_TRUE -> nodes.booleanNode(true);
        case VALUE_FALSE -> nodes.booleanNode(false);
        case VALUE_NULL -> nodes.nullNode();
        default -> throw refused("%s has no place here".formatted(parser.currentToken()));
      };
    }

    private ObjectNode mapping(String path) throws IOException {
      ObjectNode mapping = JsonNodeFactory.instance.objectNode();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        requirePlain();
        String key = parser.currentName();
        String inner = path.isEmpty() ? key : path + "." + key;
        if (mapping.has(key)) {
          throw refused("\"%s\" is given twice".formatted(inner));
        }
        places.put(inner, place());
        parser.nextToken();
        mapping.set(key, value(inner));
      }
      return mapping;
    }

    private ArrayNode list(String path) throws IOException {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        String inner = path + "[" + list.size() + "]";
        places.put(inner, place());
        list.add(value(inner));
      }
      return list;
    }

    private void requirePlain() throws IOException {
      if (parser.isCurrentAlias() || parser.getObjectId() != null) {
        throw refused("anchors and aliases are not understood; write the value out");
      }
      if (parser.getTypeId() != null) {
        throw refused("type tags are not understood; leave it out");
      }
    }

    private String place() {
      return source + ":" + parser.currentTokenLocation().getLineNr();
    }

    private YamlException refused(String reason) {
      return new YamlException("%s: %s".formatted(place(), reason));
    }
  }
}
