package io.github.lac4j.models.resnet;

import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.testkit.ModelContract;

class ResNetContractTest extends ModelContract {

  @Override
  protected Model model() {
    return new ResNet(Depth.RESNET18, new ResNetConfig(Stem.CIFAR, 8));
  }
}
