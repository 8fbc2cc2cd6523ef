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
 * A configuration that was looked at before DL4J does, whose reader makes an object of any class
 * that the text names.
 *
 * @param isGraph whether it is one of a ComputationGraph, or else one of a MultiLayerNetwork
 * @param json the text as DL4J may read it: written anew from what was looked at, so that both
 *     readers see the same
 */
record ConfigurationText(boolean isGraph, String json) {

  private static final String CLASS = "@class";
  private static final String VERTICES = "vertices";
  private static final String LAYERS = "confs";
  private static final String CHANNELS_LAST = "NHWC";

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

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /**
   * Looks at a text.
   *
   * @throws IllegalArgumentException if it is no configuration, names a class of another kind, or
   *     is of a model that takes images in another order
   */
  static ConfigurationText checked(String text) {
    JsonNode tree;
    try {
      tree = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "its configuration is no JSON (%s)".formatted(e.getOriginalMessage()), e);
    }
    if (!tree.path(VERTICES).isObject() && !tree.path(LAYERS).isArray()) {
      throw new IllegalArgumentException(
          "its configuration is neither that of a ComputationGraph nor that of a MultiLayerNetwork;"
              + " save one with ModelSerializer");
    }
    strange(tree)
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "its configuration names the class %s, which is no layer or setting of DL4J; lac4j does not load other classes from a file"
                      .formatted(name));
            });
    if (names(tree, CHANNELS_LAST)) {
      throw new IllegalArgumentException(
          "its layers take images as N x H x W x C (NHWC), as models from Keras do; lac4j gives N x"
              + " C x H x W, so build it anew with the data format NCHW");
    }
    try {
      return new ConfigurationText(tree.path(VERTICES).isObject(), MAPPER.writeValueAsString(tree));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree that was read cannot be written", e);
    }
  }

  private static boolean names(JsonNode node, String value) {
    if (node.isTextual()) {
      return node.asText().equalsIgnoreCase(value);
    }
    for (JsonNode child : node) {
      if (names(child, value)) {
        return true;
      }
    }
    return false;
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
