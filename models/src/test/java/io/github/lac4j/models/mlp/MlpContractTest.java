package io.github.lac4j.models.mlp;

import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.testkit.ModelContract;
import java.util.List;
import org.nd4j.linalg.activations.Activation;

class MlpContractTest extends ModelContract {

  @Override
  protected Model model() {
    return new Mlp(new MlpConfig(List.of(20, 6), Activation.TANH, false));
  }
}
