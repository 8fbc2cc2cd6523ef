package io.github.lac4j.contrastive.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.loss.PairLoss;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.factory.Nd4j;

class SmallTemperatureTest {

  @Test
  void should_say_nothing_of_temperatures_that_people_use() {
    for (double usual : new double[] {0.01, 0.05, 0.07, 0.1, 0.2, 0.5, 1}) {
      assertThat(new NtXent(usual).notes()).isEmpty();
      assertThat(new MocoLoss(usual).notes()).isEmpty();
    }
  }

  @Test
  void should_name_the_temperature_and_how_far_negatives_reach() {
    for (PairLoss loss :
        List.of(
            new NtXent(0.001),
            new InfoNce(0.001, true),
            new Dcl(0.001),
            new Dclw(0.001, 0.5, true))) {
      assertThat(loss.notes())
          .singleElement()
          .asString()
          .startsWith("temperature 0.001: ")
          .contains("more than 0.10 below");
    }
    assertThat(new MocoLoss(1e-5).notes()).singleElement().asString().contains("0.0010 below");
  }

  /** The query and its key are equal; a second axis holds what the negative has beside it. */
  @ParameterizedTest
  @CsvSource({"0.95, true", "0.85, false"})
  void should_be_right_about_the_reach(double cosine, boolean felt) {
    double beside = Math.sqrt(1 - cosine * cosine);
    double[][] query = {{1, 0}};
    double[][] negative = {{cosine, beside}};

    double towardsNegative =
        new MocoLoss(0.001)
            .evaluate(
                Nd4j.createFromArray(floats(query)),
                Nd4j.createFromArray(floats(query)),
                Nd4j.createFromArray(floats(negative)))
            .gradient(0)
            .getDouble(0, 1);

    assertThat(towardsNegative != 0).isEqualTo(felt);
  }

  private static float[][] floats(double[][] rows) {
    float[][] floats = new float[rows.length][rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        floats[i][j] = (float) rows[i][j];
      }
    }
    return floats;
  }
}
