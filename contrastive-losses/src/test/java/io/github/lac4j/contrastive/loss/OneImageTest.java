package io.github.lac4j.contrastive.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.loss.LossValue;
import io.github.lac4j.core.loss.PairLoss;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A batch of one image, which has no negatives. */
class OneImageTest {

  private final INDArray z1 = Nd4j.createFromArray(new double[][] {{0.4, -1.1, 2}});
  private final INDArray z2 = Nd4j.createFromArray(new double[][] {{-0.3, 0.8, 1.5}});

  static Stream<PairLoss> coupled() {
    return Stream.of(new NtXent(0.1), new InfoNce(0.1, false), new InfoNce(0.1, true));
  }

  static Stream<PairLoss> decoupled() {
    return Stream.of(new Dcl(0.1), new Dclw(0.1, 0.5, true), new Dclw(0.1, 0.5, false));
  }

  @ParameterizedTest
  @MethodSource("coupled")
  void should_be_zero_with_a_gradient_of_zero(PairLoss loss) {
    LossValue value = loss.evaluate(z1, z2);

    assertThat(value.value()).isZero();
    assertThat(value.gradient(0).toDoubleVector()).containsOnly(0);
    assertThat(value.gradient(1).toDoubleVector()).containsOnly(0);
  }

  @ParameterizedTest
  @MethodSource("decoupled")
  void should_be_refused_where_the_positive_does_not_count(PairLoss loss) {
    assertThatThrownBy(() -> loss.evaluate(z1, z2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one image has no negatives");
  }
}
