package io.github.lac4j.evaluation.significance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What SciPy computes for paired series and for Student's t; see generate.py beside the file. */
final class GoldenStatistics {

  private GoldenStatistics() {}

  static Stream<JsonNode> pairs() throws IOException {
    return cases("pairs");
  }

  static Stream<JsonNode> tails() throws IOException {
    return cases("tails");
  }

  private static Stream<JsonNode> cases(String name) throws IOException {
    try (InputStream file = GoldenStatistics.class.getResourceAsStream("golden.json")) {
      return StreamSupport.stream(new ObjectMapper().readTree(file).get(name).spliterator(), false);
    }
  }

  static PairedDifferences differences(JsonNode golden) {
    return PairedDifferences.of(numbers(golden.get("first")), numbers(golden.get("second")));
  }

  private static double[] numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }
}
