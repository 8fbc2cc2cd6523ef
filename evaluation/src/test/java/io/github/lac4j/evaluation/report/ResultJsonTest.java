package io.github.lac4j.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ResultJsonTest {

  @Test
  void should_write_keys_in_a_fixed_order() {
    StudyResult study =
        new StudyResult(
            List.of(Results.cell("lac", "mnist", 7, 0.5, 0.75, 1.5, 20, 3, OptionalDouble.empty())),
            List.of("kNN: k 200"),
            Map.of("jvm", "17"),
            Map.of("mnist", "sha256:aa"));

    assertThat(new ResultJson().write(study))
        .isEqualTo(
            """
            {
              "rows" : [
                {
                  "dataset" : "mnist",
                  "model" : "cae",
                  "objective" : "lac",
                  "seeds" : 1,
                  "measures" : [
                    {
                      "name" : "kNN top-1",
                      "scale" : "accuracy",
                      "count" : 1,
                      "mean" : 0.5,
                      "deviation" : null
                    },
                    {
                      "name" : "linear probe top-1",
                      "scale" : "accuracy",
                      "count" : 1,
                      "mean" : 0.75,
                      "deviation" : null
                    }
                  ],
                  "trainingSeconds" : {
                    "count" : 1,
                    "mean" : 1.5,
                    "deviation" : null
                  },
                  "peakMemoryMegabytes" : {
                    "count" : 1,
                    "mean" : 20.0,
                    "deviation" : null
                  }
                }
              ],
              "cells" : [
                {
                  "dataset" : "mnist",
                  "model" : "cae",
                  "objective" : "lac",
                  "seed" : 7,
                  "measures" : [
                    {
                      "name" : "kNN top-1",
                      "scale" : "accuracy",
                      "value" : 0.5
                    },
                    {
                      "name" : "linear probe top-1",
                      "scale" : "accuracy",
                      "value" : 0.75
                    }
                  ],
                  "trainingSeconds" : 1.5,
                  "peakMemoryMegabytes" : 20.0,
                  "steps" : 3,
                  "lastLoss" : null
                }
              ],
              "comparisons" : [ ],
              "protocol" : [
                "kNN: k 200"
              ],
              "notes" : [ ],
              "versions" : {
                "jvm" : "17"
              },
              "fingerprints" : {
                "mnist" : "sha256:aa"
              }
            }
            """);
  }

  @Test
  void should_be_valid_json_with_every_cell_even_if_a_loss_is_not_finite() throws Exception {
    JsonNode root = new ObjectMapper().readTree(new ResultJson().write(Results.study()));

    assertThat(root.get("cells")).hasSize(5);
    assertThat(root.get("rows")).hasSize(3);
    assertThat(root.at("/cells/3/lastLoss").asText()).isEqualTo("NaN");
    assertThat(root.at("/cells/2/lastLoss").asDouble()).isEqualTo(1.25);
    assertThat(root.at("/rows/1/trainingSeconds/deviation").asDouble()).isEqualTo(2);
  }
}
