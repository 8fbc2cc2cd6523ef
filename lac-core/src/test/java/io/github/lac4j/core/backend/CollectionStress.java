package io.github.lac4j.core.backend;

import java.time.Duration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs broadcasts for a number of seconds while two other threads do nothing but cause garbage
 * collections.
 */
final class CollectionStress {

  @SuppressWarnings("unused")
  private static volatile Object garbage;

  private CollectionStress() {}

  public static void main(String[] arguments) {
    OperandRetention.install();
    for (int i = 0; i < 2; i++) {
      Thread allocator = new Thread(CollectionStress::allocateForever);
      allocator.setDaemon(true);
      allocator.start();
    }
    INDArray matrix = Nd4j.rand(DataType.FLOAT, 128, 512);
    INDArray row = Nd4j.rand(DataType.FLOAT, 1, 512);
    long end = System.nanoTime() + Duration.ofSeconds(Long.parseLong(arguments[0])).toNanos();
    while (System.nanoTime() < end) {
      matrix.dup().addiRowVector(row.dup());
    }
  }

  private static void allocateForever() {
    while (true) {
      garbage = new byte[4096];
    }
  }
}
