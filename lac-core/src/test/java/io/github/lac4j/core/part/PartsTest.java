package io.github.lac4j.core.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.checkpoint.Checkpointable;
import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateSnapshot;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.head.PredictionHead;
import io.github.lac4j.core.head.ProjectionHead;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.schedule.Schedule;
import io.github.lac4j.core.testkit.DenseModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PartsTest {

  private static final ImageShape SHAPE = new ImageShape(1, 4, 4);
  private static final Run RUN = new Run(new Seed(1), 6, 1, 1, DataType.DOUBLE, new Dl4jExecutor());

  private static NetworkChain projector() {
    return NetworkChain.encoder(DenseModel.small(), SHAPE, RUN)
        .then("projection-head", width -> head(width, 5), RUN);
  }

  private static Blueprint head(int features, int dimension) {
    return ProjectionHead.linear(dimension).blueprint(features, DataType.DOUBLE);
  }

  private static INDArray images() {
    return Nd4j.linspace(DataType.DOUBLE, -1, 0.02, 6 * 16).reshape(6, 1, 4, 4);
  }

  @Test
  void should_carry_the_gradient_through_all_networks_of_a_chain() {
    try (NetworkChain chain = projector().then("predictor", width -> head(width, 3), RUN)) {
      INDArray weights = Nd4j.linspace(DataType.DOUBLE, 1, 0.1, 18).reshape(6, 3);
      try (NetworkChain.ChainPass pass = chain.forward(images())) {
        assertThat(pass.output().shape()).containsExactly(6, 3);
        pass.backward(weights, /* accumulate= */ false);
      }
      assertThat(chain.width()).isEqualTo(3);
      chain
          .networks()
          .forEach(
              (role, network) -> {
                INDArray parameters = network.parameters().parameters();
                double slope = network.parameters().gradients().getDouble(0);
                double kept = parameters.getDouble(0);
                parameters.putScalar(0, kept + 1e-6);
                network.parameters().changed();
                double above = chain.infer(images()).mul(weights).sumNumber().doubleValue();
                parameters.putScalar(0, kept - 1e-6);
                network.parameters().changed();
                double below = chain.infer(images()).mul(weights).sumNumber().doubleValue();
                parameters.putScalar(0, kept);
                network.parameters().changed();
                assertThat(slope).as(role).isCloseTo((above - below) / 2e-6, within(1e-6));
              });
    }
  }

  @Test
  void should_refuse_a_role_that_the_chain_has() {
    try (NetworkChain chain = projector()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> chain.then("encoder", width -> head(width, 3), RUN))
          .withMessageContaining("has a encoder already");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> chain.network("predictor"))
          .withMessageContaining("[encoder, projection-head]");
    }
  }

  @Test
  void should_move_the_copies_of_all_networks_by_the_momentum_of_the_step() {
    try (NetworkChain original = projector();
        MomentumCopy copy = new MomentumCopy(original, step -> step == 0 ? 0.75 : 1)) {
      INDArray start = original.network("projection-head").parameters().parameters().dup();
      original.networks().values().forEach(network -> network.parameters().parameters().addi(1));
      copy.update(0);
      INDArray moved = copy.networks().network("projection-head").parameters().parameters().dup();
      copy.update(1);

      assertThat(moved.sub(start).sub(0.25).normmaxNumber().doubleValue()).isLessThan(1e-12);
      assertThat(copy.networks().network("projection-head").parameters().parameters())
          .isEqualTo(moved);
    }
  }

  @Test
  void should_raise_the_momentum_to_one_along_half_a_cosine() {
    Schedule momentum = MomentumCopy.cosineToOne(0.9, 100);

    assertThat(momentum.at(0)).isCloseTo(0.9, within(1e-15));
    assertThat(momentum.at(50)).isCloseTo(0.95, within(1e-15));
    assertThat(momentum.at(25)).isCloseTo(1 - 0.1 * (1 + Math.sqrt(0.5)) / 2, within(1e-15));
    assertThat(momentum.at(100)).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MomentumCopy.cosineToOne(1.5, 100))
        .withMessageContaining("1.5");
  }

  @Test
  void should_save_and_restore_arrays_that_a_learner_keeps() {
    SavedArray bank = SavedArray.directions(4, 3, DataType.FLOAT, new Seed(1));
    SavedArray centre = SavedArray.zeros(DataType.FLOAT, 3);
    Parts parts = new Parts().add("bank", bank).add("centre", centre);
    StateSnapshot before = StateSnapshot.of(parts);
    centre.moveTo(Nd4j.ones(DataType.FLOAT, 3), 0.9);

    assertThat(bank.array().norm2(1).sub(1).normmaxNumber().doubleValue()).isLessThan(1e-6);
    assertThat(bank.rows(2, 0).getRow(1)).isEqualTo(bank.array().getRow(0));
    assertThat(centre.array().getDouble(1)).isCloseTo(0.1, within(1e-7));
    assertThat(StateSnapshot.of(parts).differencesFrom(before)).hasSize(1);
    before.restoreInto(parts);
    assertThat(StateSnapshot.of(parts).differencesFrom(before)).isEmpty();
  }

  @Test
  void should_refuse_two_parts_of_one_name() {
    SavedArray centre = SavedArray.zeros(DataType.FLOAT, 3);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Parts().add("centre", centre).add("centre", centre))
        .withMessageContaining("\"centre\"");
  }

  @Test
  void should_close_all_parts_though_one_fails() {
    List<String> closed = new ArrayList<>();
    Parts parts =
        new Parts()
            .add("first", new Closeable("first", closed))
            .add("broken", new Closeable("broken", closed))
            .add("last", new Closeable("last", closed));

    assertThatThrownBy(parts::close).hasMessage("broken cannot be closed");
    assertThat(closed).containsExactly("first", "last");
  }

  private record Closeable(String name, List<String> closed)
      implements Checkpointable, AutoCloseable {
    @Override
    public void save(StateWriter writer) {}

    @Override
    public void restore(StateReader reader) {}

    @Override
    public void close() {
      if (name.equals("broken")) {
        throw new IllegalStateException("broken cannot be closed");
      }
      closed.add(name);
    }
  }

  @Test
  void should_put_a_predictor_behind_a_head() {
    try (NetworkChain chain =
        projector()
            .then(
                "predictor",
                width -> PredictionHead.byol(7).blueprint(width, DataType.DOUBLE),
                RUN)) {
      assertThat(chain.width()).isEqualTo(5);
      assertThat(chain.infer(images()).shape()).containsExactly(6, 5);
    }
  }
}
