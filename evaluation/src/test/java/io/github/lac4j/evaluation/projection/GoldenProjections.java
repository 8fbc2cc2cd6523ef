package io.github.lac4j.evaluation.projection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What scikit-learn computes for small sets of points; see generate.py beside the file. */
final class GoldenProjections {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private GoldenProjections() {}

  static double number(String path) {
    return node(path).asDouble();
  }

  static double[] vector(String path) {
    return MAPPER.convertValue(node(path), double[].class);
  }

  static double[][] matrix(String path) {
    return MAPPER.convertValue(node(path), double[][].class);
  }

  private static JsonNode node(String path) {
    try (InputStream file = GoldenProjections.class.getResourceAsStream("golden.json")) {
      return MAPPER.readTree(file).at("/" + path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
