package io.github.lac4j.contrastive.loss;

import io.github.lac4j.core.loss.LossValue;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.testkit.LossContract;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

class InfoNceGivenNegativesContractTest extends LossContract {

  private static final int NEGATIVES = 7;

  @Override
  protected List<String> names() {
    return List.of("query", "positive", "negatives");
  }

  @Override
  protected List<INDArray> inputs(Seed seed, int images, int dimension) {
    return List.of(
        normal(seed.derive("query"), images, dimension),
        normal(seed.derive("positive"), images, dimension),
        normal(seed.derive("negatives"), NEGATIVES, dimension));
  }

  @Override
  protected LossValue evaluate(List<INDArray> inputs) {
    return new InfoNceGivenNegatives(0.1).evaluate(inputs.get(0), inputs.get(1), inputs.get(2));
  }

  @Override
  protected double naive(List<double[][]> inputs) {
    return Definitions.givenNegatives(inputs.get(0), inputs.get(1), inputs.get(2), 0.1);
  }

  @Override
  protected List<List<Integer>> rowGroups() {
    return List.of(List.of(0, 1), List.of(2));
  }
}
