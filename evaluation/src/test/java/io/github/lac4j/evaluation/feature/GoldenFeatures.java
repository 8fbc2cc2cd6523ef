package io.github.lac4j.evaluation.feature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What scikit-learn classifies and fits; see generate.py beside the file. */
public final class GoldenFeatures {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int CLASSES = 10;

  private GoldenFeatures() {}

  /** Returns the features to vote or to fit, 300 x 49. */
  public static Features train() {
    return features(root().get("train"));
  }

  /** Returns the features to classify, 200 x 49. */
  public static Features test() {
    return features(root().get("test"));
  }

  /** Returns the predictions of nearest neighbours with their settings. */
  public static Stream<JsonNode> votes() {
    return StreamSupport.stream(root().get("votes").spliterator(), false);
  }

  /** Returns the logistic regressions with their settings. */
  public static Stream<JsonNode> fits() {
    return StreamSupport.stream(root().get("fits").spliterator(), false);
  }

  private static Features features(JsonNode part) {
    float[][] rows = MAPPER.convertValue(part.get("values"), float[][].class);
    int dimensions = rows[0].length;
    float[] values = new float[rows.length * dimensions];
    for (int row = 0; row < rows.length; row++) {
      for (int d = 0; d < dimensions; d++) {
        values[row * dimensions + d] = rows[row][d] / 256;
      }
    }
    int[] labels = MAPPER.convertValue(part.get("labels"), int[].class);
    return new Features(values, dimensions, labels, CLASSES);
  }

  private static JsonNode root() {
    try (InputStream file = GoldenFeatures.class.getResourceAsStream("golden.json")) {
      return MAPPER.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
