package io.github.lac4j.core.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastAddOp;
import org.nd4j.linalg.factory.Nd4j;

class OperandRetentionTest {

  @TempDir Path folder;

  @BeforeEach
  void install() {
    OperandRetention.install();
  }

  @Test
  void should_leave_results_as_they_are() {
    INDArray matrix = Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}});

    INDArray sum = matrix.addRowVector(Nd4j.createFromArray(10f, 20f));

    assertThat(sum.toFloatMatrix()).isDeepEqualTo(new float[][] {{11, 22}, {13, 24}});
    assertThat(OperandRetention.isInstalled()).isTrue();
  }

  @Test
  void should_install_only_once() {
    OpExecutioner first = Nd4j.getExecutioner();

    OperandRetention.install();

    assertThat(Nd4j.getExecutioner()).isSameAs(first);
  }

  @Test
  void should_hand_on_the_exceptions_of_an_operation_unwrapped() {
    BroadcastAddOp mixed =
        new BroadcastAddOp(
            Nd4j.createFromArray(new float[][] {{1, 2}}),
            Nd4j.createFromArray(1f, 2f),
            Nd4j.createFromArray(new double[][] {{0, 0}}),
            1);

    assertThatThrownBy(() -> Nd4j.getExecutioner().exec(mixed))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void should_survive_collections_that_other_threads_start() throws Exception {
    survive(3);
  }

  /** Without the installation about every other process crashes within ten seconds. */
  @Tag("slow")
  @Test
  void should_survive_collections_for_long() throws Exception {
    survive(30);
  }

  private void survive(int seconds) throws Exception {
    File output = folder.resolve("output").toFile();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Xmn1m",
                "-XX:+UseParallelGC",
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "-cp",
                System.getProperty("java.class.path"),
                CollectionStress.class.getName(),
                Integer.toString(seconds))
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();

    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).withFailMessage(() -> "see " + output).isZero();
  }
}
