package io.github.lac4j.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.schedule.Constant;
import io.github.lac4j.core.vector.VectorGroup;
import io.github.lac4j.core.vector.VectorPass;
import io.github.lac4j.core.vector.VectorRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Each rule's blocks, which the definitions are tested with, against its ND4J operations. */
class RulesTest {

  private static final int LENGTH = 2500;

  private record Rule(VectorRule rule, int changed, int read) {}

  static Stream<Arguments> rulesAndTypes() {
    return Stream.of(
            new Rule(new Descent(0.1, 0), 1, 1),
            new Rule(new Descent(0.1, 0.3), 1, 1),
            new Rule(new MomentumDescent(0.9, 0, 1, 0, 0.1), 2, 1),
            new Rule(new MomentumDescent(0.9, 0.3, 0.2, 0.3, 0.1), 2, 1),
            new Rule(new AdaptiveDescent(0.9, 0.99, 1e-3, 0.3, 1, 0.1), 3, 1),
            new Rule(new AdaptiveDescent(0.8, 0.9, 1e-3, 0, 0.7, 0.2), 3, 1),
            new Rule(new SquaredNorms(0.3), 0, 2))
        .flatMap(
            rule ->
                Stream.of(DataType.FLOAT, DataType.DOUBLE).map(type -> Arguments.of(rule, type)));
  }

  @ParameterizedTest
  @MethodSource("rulesAndTypes")
  void should_give_the_same_with_operations_as_with_blocks(Rule rule, DataType type) {
    List<INDArray> changed = arrays(type, 0, rule.changed);
    List<INDArray> read = arrays(type, rule.changed, rule.read);
    List<INDArray> changedAgain = arrays(type, 0, rule.changed);
    List<INDArray> readAgain = arrays(type, rule.changed, rule.read);

    double[] sums = new VectorPass().run(rule.rule, VectorGroup.of(changed, read));
    double[] sumsAgain =
        new VectorPass().run(rule.rule, VectorGroup.forOperations(changedAgain, readAgain));

    // Some ten roundings of values up to 2; sums of 2500 squares, which BLAS takes in float.
    double tolerance = type == DataType.FLOAT ? 2e-6 : 1e-14;
    for (int i = 0; i < rule.changed; i++) {
      assertThat(changed.get(i).toDoubleVector())
          .isNotEqualTo(arrays(type, 0, rule.changed).get(i).toDoubleVector())
          .containsExactly(changedAgain.get(i).toDoubleVector(), within(tolerance));
    }
    for (int i = 0; i < rule.read; i++) {
      double[] before = arrays(type, rule.changed, rule.read).get(i).toDoubleVector();
      assertThat(read.get(i).toDoubleVector()).isEqualTo(before);
      assertThat(readAgain.get(i).toDoubleVector()).isEqualTo(before);
    }
    assertThat(sums).containsExactly(sumsAgain, within(LENGTH * tolerance));
  }

  @Test
  void should_take_norms_of_millions_of_floats_without_losing_digits() {
    long length = 3_000_000;
    INDArray weights = Nd4j.valueArrayOf(new long[] {length}, 0.1, DataType.FLOAT);
    INDArray gradients = Nd4j.valueArrayOf(new long[] {length}, 1e-25, DataType.FLOAT);

    double[] sums =
        new VectorPass()
            .run(new SquaredNorms(0), VectorGroup.of(List.of(), List.of(weights, gradients)));

    // Sums in double; in float, 3 million terms would lose the third digit, and 1e-50 is zero.
    assertThat(sums[0]).isCloseTo(length * ((double) 0.1f * 0.1f), withinPercentage(1e-9));
    assertThat(sums[1]).isCloseTo(length * ((double) 1e-25f * 1e-25f), withinPercentage(1e-9));
  }

  private static List<INDArray> arrays(DataType type, int first, int count) {
    List<INDArray> arrays = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      // Second moments are never negative.
      double[] values =
          new Seed(3).derive(i).generator().doubles(LENGTH, i == 2 ? 0 : -1, 1).toArray();
      arrays.add(Nd4j.createFromArray(values).castTo(type));
    }
    return arrays;
  }

  @Test
  void should_read_as_a_person_would_say_it() {
    assertThat(new Sgd()).hasToString("SGD, momentum 0.9, no weight decay");
    assertThat(new Sgd(0.9, 5e-4, DecayScope.ALL, true))
        .hasToString("SGD, Nesterov momentum 0.9, weight decay 5.0E-4 of all parameters");
    assertThat(new Adam(0.9, 0.99, 1e-8, 0.1, DecayScope.WEIGHTS))
        .hasToString("Adam, betas 0.9 and 0.99, epsilon 1.0E-8, weight decay 0.1 of weights alone");
    assertThat(new AdamW())
        .hasToString(
            "AdamW, betas 0.9 and 0.999, epsilon 1.0E-8, weight decay 0.01 of all parameters");
    assertThat(new Lars(0.9, 0, 0.001, true))
        .hasToString(
            "LARS, momentum 0.9, trust coefficient 0.001, no weight decay, learning rate in the velocity");
    assertThat(new OptimizerSettings(new Sgd(), new Constant(0.1)))
        .hasToString("SGD, momentum 0.9, no weight decay, learning rate 0.1");
  }
}
