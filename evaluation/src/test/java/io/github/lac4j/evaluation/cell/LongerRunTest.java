package io.github.lac4j.evaluation.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.evaluation.execution.StudyFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run of some epochs that goes on to more. */
class LongerRunTest {

  /** 72 images. */
  private static final int STEPS_PER_EPOCH = 4;

  private static final String CONSTANT =
      "{objective: nt-xent, settings: {optimization: {learningRate: {name: constant, base:"
          + " 0.05}}}}";

  private final StudyFixture fixture = new StudyFixture();
  private final CellRunner runner =
      new CellRunner(fixture.catalog(), fixture.binder(), new Dl4jExecutor());

  @TempDir Path path;

  /** The optimiser, the order of images and the views know nothing of the length. */
  @Test
  void should_equal_a_run_of_that_length_if_the_learning_rate_is_constant() throws IOException {
    CellFolder longer = run("longer", task(CONSTANT, 2));
    lengthen(longer, task(CONSTANT, 4));
    CellFolder atOnce = run("at once", task(CONSTANT, 4));

    assertThat(longer.encoder()).hasSameBinaryContentAs(atOnce.encoder());
    assertThat(longer.result().orElseThrow().lastLoss())
        .isEqualTo(atOnce.result().orElseThrow().lastLoss());
    assertThat(longer.result().orElseThrow().steps()).isEqualTo(4 * STEPS_PER_EPOCH);
  }

  @Test
  void should_be_another_run_if_the_learning_rate_follows_the_length() throws IOException {
    CellFolder longer = run("longer", task("moco", 2));
    byte[] before = Files.readAllBytes(longer.encoder());
    lengthen(longer, task("moco", 4));
    CellFolder atOnce = run("at once", task("moco", 4));

    byte[] after = Files.readAllBytes(longer.encoder());
    assertThat(after).isNotEqualTo(before).isNotEqualTo(Files.readAllBytes(atOnce.encoder()));
    assertThat(longer.result().orElseThrow().cell())
        .isNotEqualTo(atOnce.result().orElseThrow().cell());
  }

  @Test
  void should_record_where_it_became_longer() {
    CellFolder folder = run("longer", task("lac", 1));
    lengthen(folder, task("lac", 2));
    lengthen(folder, task("lac", 5));

    assertThat(folder.run().orElseThrow().extensions())
        .containsExactly(
            new TrainingConfig.Extension(1, STEPS_PER_EPOCH),
            new TrainingConfig.Extension(2, 2 * STEPS_PER_EPOCH))
        .isEqualTo(folder.config().orElseThrow().training().orElseThrow().extensions());
    CellSpec again =
        folder.continued(task("lac", 5).cell(), STEPS_PER_EPOCH, fixture.binder()).orElseThrow();
    assertThatCode(() -> folder.requireHolds(again, fixture.binder())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void should_end_bit_for_bit_the_same_if_it_is_interrupted(int interruptions) {
    CellFolder alone = run("alone", task("moco", 2));
    lengthen(alone, task("moco", 5));
    CellFolder interrupted = run("interrupted", task("moco", 2));

    CellTask task = lengthened(interrupted, task("moco", 5));
    for (int epoch = 3; epoch < 3 + interruptions; epoch++) {
      int last = epoch;
      assertThatThrownBy(
              () ->
                  runner.run(
                      task,
                      interrupted,
                      DataLocation.none(),
                      stopAt((long) last * STEPS_PER_EPOCH)))
          .hasMessage("stop");
    }
    CellSpec again =
        interrupted
            .continued(task("moco", 5).cell(), STEPS_PER_EPOCH, fixture.binder())
            .orElseThrow();
    run("interrupted", task.with(again));

    assertThat(interrupted.encoder()).hasSameBinaryContentAs(alone.encoder());
    assertThat(interrupted.metrics()).hasSameBinaryContentAs(alone.metrics());
    assertThat(interrupted.result()).isEqualTo(alone.result());
  }

  @Test
  void should_make_a_run_longer_that_was_interrupted() {
    CellFolder folder = new CellFolder(path.resolve("stopped"), fixture.records());
    assertThatThrownBy(
            () ->
                runner.run(
                    task(CONSTANT, 2), folder, DataLocation.none(), stopAt(2L * STEPS_PER_EPOCH)))
        .hasMessage("stop");
    lengthen(folder, task(CONSTANT, 3));

    assertThat(folder.encoder())
        .hasSameBinaryContentAs(run("at once", task(CONSTANT, 3)).encoder());
    assertThat(folder.run().orElseThrow().extensions())
        .containsExactly(new TrainingConfig.Extension(2, 2 * STEPS_PER_EPOCH - 1));
  }

  @Test
  void should_begin_anew_if_there_is_nothing_to_go_on_from() throws IOException {
    CellFolder folder = run("longer", task("lac", 1));
    Files.delete(folder.checkpoint());

    assertThatThrownBy(() -> lengthened(folder, task("lac", 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("its checkpoint is gone");

    Files.delete(path.resolve("longer").resolve("run.json"));
    lengthen(folder, task("lac", 2));
    assertThat(folder.run().orElseThrow().extensions()).isEmpty();
    assertThat(folder.encoder()).hasSameBinaryContentAs(run("new", task("lac", 2)).encoder());
  }

  @Test
  void should_name_what_differs_with_both_values_if_it_is_another_run() {
    CellFolder folder = run("longer", task("lac", 2));
    CellSpec shorter = task("lac", 1).cell();

    assertThat(folder.continued(shorter, STEPS_PER_EPOCH, fixture.binder())).isEmpty();
    assertThat(folder.continued(task("moco", 4).cell(), STEPS_PER_EPOCH, fixture.binder()))
        .isEmpty();
    assertThatThrownBy(() -> folder.requireHolds(shorter, fixture.binder()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The folder %s holds another run. They differ in\n  training.epochs: there 2, here 1\nChoose another folder"
                .formatted(folder.path()));
  }

  private CellTask task(String objective, int epochs) {
    return fixture.task(
        "objectives: [%s]".formatted(objective),
        "epochs: %d\nbatchSizes: [18]\nseeds: [1]".formatted(epochs),
        "evaluators: [knn]",
        "checkpoints: {everySteps: 1}\nmetricsEvery: 1");
  }

  private void lengthen(CellFolder folder, CellTask task) {
    run(folder.path().getFileName().toString(), lengthened(folder, task));
  }

  private CellTask lengthened(CellFolder folder, CellTask task) {
    Optional<CellSpec> config = folder.continued(task.cell(), STEPS_PER_EPOCH, fixture.binder());
    folder.lengthen(config.orElseThrow());
    return task.with(config.orElseThrow());
  }

  private CellFolder run(String name, CellTask task) {
    CellFolder folder = new CellFolder(path.resolve(name), fixture.records());
    runner.run(task, folder, DataLocation.none(), event -> {});
    assertThat(folder.result()).isPresent();
    return folder;
  }

  private static Consumer<CellEvent> stopAt(long step) {
    return event -> {
      if (event instanceof CellEvent.Stepped stepped && stepped.step() == step) {
        throw new IllegalStateException("stop");
      }
    };
  }
}
