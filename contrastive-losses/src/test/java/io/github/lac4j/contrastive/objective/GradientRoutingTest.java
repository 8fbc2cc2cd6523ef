package io.github.lac4j.contrastive.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lac4j.contrastive.loss.NtXent;
import io.github.lac4j.core.loss.LossValue;
import io.github.lac4j.core.model.BlueprintBuilder;
import io.github.lac4j.core.model.Granularity;
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.core.network.Pass;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.network.Unit;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.random.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Greedy InfoMax, LoCo and end-to-end training as the same units with gradients that stop at
 * different places. The golden gradients come from automatic differentiation.
 */
class GradientRoutingTest {

  private final ObjectMapper json = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(strings = {"routing_gim", "routing_loco", "routing_end_to_end"})
  void should_stop_gradients_where_the_method_does(String name) throws IOException {
    JsonNode golden = read(name);
    INDArray x = matrix(golden.at("/inputs/x"));
    List<Network> heads = new ArrayList<>();
    try (Network body = body(golden)) {
      for (int stage = 1; stage <= 3; stage++) {
        heads.add(head(golden, stage));
      }
      List<Unit> stages = body.body(Granularity.LAYER).units();
      List<Pass> passes = new ArrayList<>();
      for (Unit stage : stages) {
        Activations input =
            passes.isEmpty() ? Activations.of(x) : passes.get(passes.size() - 1).output();
        passes.add(stage.forward(List.of(input), Statistics.BATCH));
      }

      Set<Integer> reached = new HashSet<>();
      for (JsonNode loss : golden.at("/params/units")) {
        int last = loss.get("head").asInt() - 1;
        int first = loss.get("stages").get(0).asInt() - 1;
        Activations gradient = towardsStage(heads.get(last), passes.get(last).output());
        for (int stage = last; stage >= first; stage--) {
          gradient = passes.get(stage).backward(gradient, !reached.add(stage)).get(0);
        }
      }
      passes.forEach(Pass::close);

      for (int stage = 1; stage <= 3; stage++) {
        assertGradient(golden, "w" + stage, gradient(body, stage - 1, "W"));
        assertGradient(golden, "b" + stage, gradient(body, stage - 1, "b"));
        assertGradient(golden, "head" + stage, gradient(heads.get(stage - 1), 0, "W"));
      }
    } finally {
      heads.forEach(Network::close);
    }
  }

  /** Returns the gradient that the loss of a stage sends into it. */
  private static Activations towardsStage(Network head, Activations stage) {
    try (Pass pass = head.whole().forward(List.of(stage), Statistics.BATCH)) {
      INDArray embeddings = pass.output().array();
      long images = embeddings.size(0) / 2;
      LossValue loss =
          new NtXent(0.5)
              .evaluate(rows(embeddings, 0, images), rows(embeddings, images, 2 * images));
      INDArray gradient = Nd4j.concat(0, loss.gradient(0), loss.gradient(1));
      return Activations.of(pass.backward(Activations.of(gradient), false).get(0).array().dup());
    }
  }

  private static INDArray rows(INDArray array, long from, long to) {
    return array.get(NDArrayIndex.interval(from, to), NDArrayIndex.all());
  }

  private static Network body(JsonNode golden) {
    JsonNode sizes = golden.at("/params/sizes");
    BlueprintBuilder builder = BlueprintBuilder.forFeatures(sizes.get(0).asInt(), DataType.DOUBLE);
    for (int stage = 1; stage <= 3; stage++) {
      builder
          .linear("linear" + stage, sizes.get(stage).asInt(), true, WeightInit.XAVIER)
          .activation("tanh" + stage, Activation.TANH)
          .endUnit("stage" + stage);
    }
    Network network = Network.create(builder.build(), new Dl4jExecutor(), new Seed(1));
    for (int stage = 1; stage <= 3; stage++) {
      set(network, stage - 1, "W", matrix(golden.at("/inputs/w" + stage)).reshape(-1));
      set(network, stage - 1, "b", vector(golden.at("/inputs/b" + stage)));
    }
    return network;
  }

  private static Network head(JsonNode golden, int stage) {
    INDArray weights = matrix(golden.at("/inputs/head" + stage));
    Network network =
        Network.create(
            BlueprintBuilder.forFeatures((int) weights.size(1), DataType.DOUBLE)
                .linear("head", (int) weights.size(0), false, WeightInit.XAVIER)
                .endUnit("head")
                .build(),
            new Dl4jExecutor(),
            new Seed(1));
    set(network, 0, "W", weights.reshape(-1));
    return network;
  }

  /** DL4J keeps dense weights as out x in, row by row. */
  private static void set(Network network, int index, String key, INDArray values) {
    network.parameters().parametersOf(segment(network, index, key)).assign(values);
    network.parameters().changed();
  }

  private static double[] gradient(Network network, int index, String key) {
    return network.parameters().gradientsOf(segment(network, index, key)).toDoubleVector();
  }

  private static ParameterSegment segment(Network network, int index, String key) {
    return network.parameters().segments().stream()
        .filter(segment -> segment.key().equals(key))
        .toList()
        .get(index);
  }

  /** What no loss reaches has no golden gradient. */
  private static void assertGradient(JsonNode golden, String name, double[] actual) {
    JsonNode expected = golden.at("/gradients/" + name);
    if (!expected.isMissingNode()) {
      // Both sides sum some dozens of doubles of order one.
      assertThat(actual)
          .as(name)
          .containsExactly(
              expected.get(0).isArray()
                  ? matrix(expected).reshape(-1).toDoubleVector()
                  : vector(expected).toDoubleVector(),
              within(1e-12));
    }
  }

  private static INDArray matrix(JsonNode rows) {
    double[][] values = new double[rows.size()][rows.get(0).size()];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values[i].length; j++) {
        values[i][j] = rows.get(i).get(j).asDouble();
      }
    }
    return Nd4j.createFromArray(values);
  }

  private static INDArray vector(JsonNode numbers) {
    double[] values = new double[numbers.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers.get(i).asDouble();
    }
    return Nd4j.createFromArray(values);
  }

  private JsonNode read(String name) throws IOException {
    try (InputStream file =
        GradientRoutingTest.class.getResourceAsStream("../golden/" + name + ".json")) {
      return json.readTree(file);
    }
  }
}
