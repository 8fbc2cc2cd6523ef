package io.github.lac4j.evaluation.config;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads YAML that somebody else may have written.
 *
 * <p>Only what settings need is understood: one document with mappings, lists and plain values,
 * which stay as they are written. Anchors, aliases and type tags are refused, so that a short text
 * can neither grow nor choose a class. The length, the depth and the number of entries are bounded.
 */
public final class Yaml {

  private static final int LONGEST_TEXT = 1 << 20;
  private static final int DEEPEST = 32;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final YAMLMapper WRITER =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .build();

  private Yaml() {}

  /**
   * Reads a whole stream; it is not closed.
   *
   * @param source what messages call the text, for example the file's name
   * @throws YamlException if it is no such YAML; the message has the line
   * @throws UncheckedIOException if the stream cannot be read
   */
  public static Settings read(String source, InputStream stream) {
    requireNonNull(stream, "stream is null");
    try {
      byte[] bytes = stream.readNBytes(LONGEST_TEXT + 1);
      if (bytes.length > LONGEST_TEXT) {
        throw new YamlException(
            "%s is longer than %d bytes, which no study needs".formatted(source, LONGEST_TEXT));
      }
      return read(source, decoded(source, bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read".formatted(source), e);
    }
  }

  /** Returns settings as a document that ends in a line break. */
  public static String write(ObjectNode settings) {
    try {
      return WRITER.writeValueAsString(settings);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot write settings as YAML", e);
    }
  }

  private static String decoded(String source, byte[] bytes) {
    for (byte value : bytes) {
      if (value == 0) {
        throw new YamlException(
            "%s is not encoded in UTF-8, but perhaps in UTF-16; save it as UTF-8"
                .formatted(source));
      }
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new YamlException(
          "%s is not encoded in UTF-8, but perhaps in Latin-1; save it as UTF-8".formatted(source),
          e);
    }
  }

  /**
   * Reads a text.
   *
   * @throws YamlException if it is no such YAML; the message has the line
   */
  public static Settings read(String source, String text) {
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

    /** As Java writes very large and very small numbers. */
    private static final Pattern REAL = Pattern.compile("-?\\d\\.\\d{1,20}E-?\\d{1,3}");

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    private final String source;
    private final YAMLParser parser;
    private final SettingPlaces places;

    Reading(String source, YAMLParser parser) {
      this.source = source;
      this.parser = parser;
      this.places = new SettingPlaces(source);
    }

    Settings document() throws IOException {
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
      return new Settings(tree, places);
    }

    private JsonNode value(String path) throws IOException {
      requirePlain();
      JsonNodeFactory nodes = JsonNodeFactory.instance;
      return switch (parser.currentToken()) {
        case START_OBJECT -> mapping(path);
        case START_ARRAY -> list(path);
        case VALUE_STRING -> nodes.textNode(parser.getText());
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> asWritten(number(parser.getText()));
        case VALUE_TRUE -> asWritten(nodes.booleanNode(true));
        case VALUE_FALSE -> asWritten(nodes.booleanNode(false));
        case VALUE_NULL -> nodes.nullNode();
        default -> throw refused("%s has no place here".formatted(parser.currentToken()));
      };
    }

    /**
     * Returns the value, or the text if that says it otherwise: YAML takes "no", 1e-3 and 010 for
     * false, a thousandth and eight. Who binds the text knows whether it is a word or a number.
     */
    private JsonNode asWritten(JsonNode value) throws IOException {
      String text = parser.getText();
      return value.asText().equals(text) ? value : JsonNodeFactory.instance.textNode(text);
    }

    private static JsonNode number(String text) {
      return DECIMAL.matcher(text).matches()
          ? JsonNodeFactory.instance.numberNode(new BigDecimal(text))
          : REAL.matcher(text).matches()
              ? JsonNodeFactory.instance.numberNode(Double.parseDouble(text))
              : JsonNodeFactory.instance.missingNode();
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

  /**
   * A tree of settings, and where each of them was given.
   *
   * @param tree the settings
   * @param places the line of each
   */
  public record Settings(ObjectNode tree, SettingPlaces places) {

    /** Checks that nothing is null. */
    public Settings {
      requireNonNull(tree, "tree is null");
      requireNonNull(places, "places is null");
    }
  }

  /** Says where a text is no YAML, or uses what settings do not need. */
  public static final class YamlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    YamlException(String message) {
      super(message);
    }

    YamlException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
