package io.github.lac4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.contrastive.loss.Dcl;
import io.github.lac4j.contrastive.loss.Dclw;
import io.github.lac4j.contrastive.loss.InfoNce;
import io.github.lac4j.contrastive.loss.MocoLoss;
import io.github.lac4j.contrastive.loss.NtXent;
import io.github.lac4j.core.loss.LossValue;
import io.github.lac4j.core.matrix.MatrixProducts;
import io.github.lac4j.models.onednn.OneDnnMatrixProductFactory;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Losses of floats, multiplied by oneDNN, beside the same losses of doubles, which never are. Only
 * this module sees both.
 */
class LossesOnOneDnnTest {

  /**
   * Sums of 64 products of unit rows round at 1e-7; dividing by the temperature makes that 1e-6.
   */
  private static final double RELATIVE = 1e-5;

  /** More than a tile, and no multiple of one. */
  private static final int N = 301;

  private static final int D = 64;

  private interface Loss {
    LossValue of(INDArray first, INDArray second);
  }

  static Stream<Arguments> should_give_the_values_and_gradients_of_doubles() {
    return Stream.of(
        Arguments.of("nt-xent", (Loss) new NtXent(0.1)::evaluate),
        Arguments.of("info-nce", (Loss) new InfoNce(0.1, true)::evaluate),
        Arguments.of("dcl", (Loss) new Dcl(0.1)::evaluate),
        Arguments.of("dclw", (Loss) new Dclw(0.1)::evaluate),
        Arguments.of(
            "moco",
            (Loss)
                (query, key) ->
                    new MocoLoss(0.1).evaluate(query, key, rows(3, 513, query.dataType()))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void should_give_the_values_and_gradients_of_doubles(String name, Loss loss) {
    assertThat(MatrixProducts.factory()).isInstanceOf(OneDnnMatrixProductFactory.class);
    LossValue floats = loss.of(rows(1, N, DataType.FLOAT), rows(2, N, DataType.FLOAT));
    LossValue doubles = loss.of(rows(1, N, DataType.DOUBLE), rows(2, N, DataType.DOUBLE));

    assertThat(floats.value()).isCloseTo(doubles.value(), within(RELATIVE * doubles.value()));
    INDArray expected = doubles.gradient(0);
    double scale = expected.norm2Number().doubleValue();
    double error =
        floats.gradient(0).castTo(DataType.DOUBLE).sub(expected).norm2Number().doubleValue();
    assertThat(error).isLessThan(RELATIVE * scale);
  }

  /** The same floats for both types, so that nothing but arithmetic differs. */
  private static INDArray rows(long seed, int count, DataType dataType) {
    Random random = new Random(seed);
    float[][] values = new float[count][D];
    for (float[] row : values) {
      double square = 0;
      for (int i = 0; i < D; i++) {
        row[i] = (float) random.nextGaussian();
        square += (double) row[i] * row[i];
      }
      for (int i = 0; i < D; i++) {
        row[i] /= (float) Math.sqrt(square);
      }
    }
    return Nd4j.createFromArray(values).castTo(dataType);
  }
}
