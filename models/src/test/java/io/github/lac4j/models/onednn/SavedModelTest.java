package io.github.lac4j.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.Pass;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.optimizer.Optimizer;
import io.github.lac4j.core.optimizer.Sgd;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.models.resnet.Depth;
import io.github.lac4j.models.resnet.ResNet;
import io.github.lac4j.models.resnet.ResNetConfig;
import io.github.lac4j.models.resnet.Stem;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What is trained here needs nothing of lac4j afterwards. */
@WithOneDnn
class SavedModelTest {

  private static final ImageShape IMAGE = new ImageShape(3, 16, 16);

  /** A program of a DL4J user: reads a model and images, and writes the model's outputs. */
  private static final String PROGRAM =
      """
      import java.io.DataInputStream;
      import java.io.DataOutputStream;
      import java.nio.file.Files;
      import java.nio.file.Path;
      import org.deeplearning4j.nn.graph.ComputationGraph;
      import org.deeplearning4j.util.ModelSerializer;
      import org.nd4j.linalg.api.ndarray.INDArray;
      import org.nd4j.linalg.factory.Nd4j;

      public class Program {
        public static void main(String[] arguments) throws Exception {
          try {
            Class.forName("io.github.lac4j.core.network.Network");
            System.exit(3);
          } catch (ClassNotFoundException e) {
            // As it should be.
          }
          ComputationGraph graph =
              ModelSerializer.restoreComputationGraph(Path.of("model.zip").toFile());
          INDArray images;
          try (DataInputStream stream =
              new DataInputStream(Files.newInputStream(Path.of("images.bin")))) {
            images = Nd4j.read(stream);
          }
          try (DataOutputStream stream =
              new DataOutputStream(Files.newOutputStream(Path.of("outputs.bin")))) {
            Nd4j.write(graph.output(images)[0], stream);
          }
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void should_give_the_same_outputs_in_a_process_without_lac4j() throws Exception {
    ResNet model = new ResNet(Depth.RESNET18, new ResNetConfig(Stem.CIFAR, 8));
    INDArray images = Parity.random(1, 6, 3, 16, 16);
    INDArray expected;
    try (Network network =
        Network.create(model.encoder(IMAGE, DataType.FLOAT), new OneDnnExecutor(), new Seed(1))) {
      INDArray untrained = network.infer(images).dup();
      train(network, images);
      expected = network.infer(images).dup();
      assertThat(Parity.distance(expected, untrained)).isGreaterThan(0.1);
      ModelSerializer.writeModel(network.graph(), folder.resolve("model.zip").toFile(), false);
    }
    try (DataOutputStream stream =
        new DataOutputStream(Files.newOutputStream(folder.resolve("images.bin")))) {
      Nd4j.write(images, stream);
    }

    runProgram();

    try (DataInputStream stream =
        new DataInputStream(Files.newInputStream(folder.resolve("outputs.bin")))) {
      // The stock layers add in another order.
      assertThat(Parity.distance(Nd4j.read(stream), expected)).isLessThan(1e-5);
    }
  }

  private static void train(Network network, INDArray images) {
    Optimizer optimizer = new Sgd().bind(List.of(network.parameters()));
    for (int step = 0; step < 5; step++) {
      try (Pass pass = network.whole().forward(images, Statistics.BATCH_AND_MOVE)) {
        pass.backwardParameters(Activations.of(pass.output().array().dup()), false);
      }
      optimizer.step(0.05);
    }
  }

  private void runProgram() throws IOException, InterruptedException {
    Path source = Files.writeString(folder.resolve("Program.java"), PROGRAM);
    Path messages = folder.resolve("messages.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                source.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(messages.toFile());
    builder.environment().put("CLASSPATH", StockClassPath.withoutLac4j());
    Process process = builder.start();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(messages)).isZero();
  }
}
