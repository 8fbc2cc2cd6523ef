package io.github.lac4j.core.checkpoint;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Where named values go, once their names are checked. */
interface EntrySink {

  void array(String name, INDArray array);

  void wholeNumber(String name, long number);

  void realNumber(String name, double number);

  void text(String name, String text);
}
