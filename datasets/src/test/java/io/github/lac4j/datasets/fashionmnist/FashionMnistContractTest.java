package io.github.lac4j.datasets.fashionmnist;

import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.testkit.DatasetContract;

class FashionMnistContractTest extends DatasetContract {

  @Override
  protected DatasetDefinition dataset() {
    return FashionMnist.subset();
  }
}
