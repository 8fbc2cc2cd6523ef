package io.github.lac4j.models.cae;

import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.testkit.ModelContract;

class ConvolutionalAutoencoderContractTest extends ModelContract {

  @Override
  protected Model model() {
    return new ConvolutionalAutoencoder(CaeConfig.ofWidth(8));
  }
}
