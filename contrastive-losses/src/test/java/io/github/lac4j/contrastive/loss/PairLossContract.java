package io.github.lac4j.contrastive.loss;

import io.github.lac4j.core.loss.LossValue;
import io.github.lac4j.core.loss.PairLoss;
import io.github.lac4j.core.testkit.LossContract;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The contract of a loss of two views. */
abstract class PairLossContract extends LossContract {

  abstract PairLoss loss();

  @Override
  protected List<String> names() {
    return List.of("z1", "z2");
  }

  @Override
  protected LossValue evaluate(List<INDArray> inputs) {
    return loss().evaluate(inputs.get(0), inputs.get(1));
  }
}
