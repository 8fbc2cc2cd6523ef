package io.github.lac4j.evaluation.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.evaluation.execution.StudyFixture;
import io.github.lac4j.evaluation.saved.ModelFile;
import io.github.lac4j.evaluation.study.EncoderWitness;
import io.github.lac4j.evaluation.study.Protocol;
import io.github.lac4j.evaluation.study.StripedImages;
import io.github.lac4j.evaluation.study.Study;
import io.github.lac4j.evaluation.study.StudyException;
import io.github.lac4j.evaluation.study.StudyText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells whose encoder starts from a saved one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InitializedCellTest {

  /** 72 images in batches of 18. */
  private static final long STEPS = 4;

  private final List<double[]> starts = new ArrayList<>();
  private final StudyFixture fixture =
      new StudyFixture(
          new StripedImages(72, 90), objective -> new EncoderWitness(objective, starts));
  private final CellRunner runner =
      new CellRunner(fixture.catalog(), fixture.binder(), new Dl4jExecutor());

  @TempDir Path path;
  private CellFolder earlier;

  @BeforeAll
  void pretrain(@TempDir Path shared) {
    path = shared;
    earlier = run("earlier", task("lac"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "lac", "autoencoder", "nt-xent", "moco"})
  void should_start_every_objective_from_the_saved_encoder(String objective) {
    CellTask drawn = task(objective);
    CellTask started = task(objective, init(earlier.encoder()));
    starts.clear();
    double[] saved = parameters(earlier);

    run("started", started);
    run("drawn", drawn);

    assertThat(starts).hasSize(2);
    assertThat(starts.get(0)).isEqualTo(saved);
    assertThat(starts.get(1)).hasSameSizeAs(saved).isNotEqualTo(saved);
  }

  /** What the start is worth: running statistics are those of the file, too. */
  @Test
  void should_give_the_features_of_the_saved_encoder_if_nothing_is_trained() {
    CellFolder started = run("started", task("none", init(earlier.encoder())));
    CellFolder drawn = run("drawn", task("none"));

    assertThat(parameters(started)).isEqualTo(parameters(earlier));
    assertThat(started.result().orElseThrow().features())
        .isEqualTo(earlier.result().orElseThrow().features())
        .isNotEqualTo(drawn.result().orElseThrow().features());
  }

  @Test
  void should_end_bit_for_bit_the_same_if_it_is_interrupted() {
    CellTask task = task("moco", init(earlier.encoder()));
    CellFolder alone = run("alone", task);
    CellFolder interrupted = new CellFolder(path.resolve("interrupted"), fixture.records());
    assertThatThrownBy(() -> runner.run(task, interrupted, DataLocation.none(), stopAt(STEPS)))
        .hasMessage("stop");
    assertThat(interrupted.hasCheckpoint()).isTrue();
    run("interrupted", task);

    assertThat(interrupted.run().orElseThrow().resumptions()).isEqualTo(1);
    assertThat(interrupted.encoder()).hasSameBinaryContentAs(alone.encoder());
    assertThat(interrupted.metrics()).hasSameBinaryContentAs(alone.metrics());
    assertThat(interrupted.result()).isEqualTo(alone.result());
  }

  @Test
  void should_refuse_to_go_on_if_the_file_has_changed() throws IOException {
    Path file = Files.copy(earlier.encoder(), path.resolve("start.zip"));
    CellTask task = task("moco", init(file));
    CellFolder folder = new CellFolder(path.resolve("interrupted"), fixture.records());
    assertThatThrownBy(() -> runner.run(task, folder, DataLocation.none(), stopAt(STEPS)))
        .hasMessage("stop");
    String digest = task.cell().init().orElseThrow();

    Files.delete(file);
    Files.copy(run("other", task("autoencoder")).encoder(), file);

    assertThatThrownBy(() -> runner.run(task, folder, DataLocation.none(), event -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "The file %s that the encoder starts from has changed".formatted(file))
        .hasMessageContaining("but was " + digest);
    assertThat(folder.run()).isEmpty();
  }

  @Test
  void should_have_an_identity_of_its_own_that_depends_on_the_content_alone() throws IOException {
    Path copy = Files.copy(earlier.encoder(), path.resolve("copy.zip"));
    Path other = run("other", task("autoencoder")).encoder();
    String id = id(task("lac", init(earlier.encoder())));

    assertThat(id(task("lac", init(copy)))).isEqualTo(id);
    assertThat(id(task("lac", init(other)))).isNotEqualTo(id);
    assertThat(id(task("lac"))).isNotEqualTo(id);
  }

  @Test
  void should_be_named_in_the_protocol_and_in_the_study_of_the_folder() throws IOException {
    Study study = study("none", init(earlier.encoder()));
    String digest = study.task(study.cells().get(0)).cell().init().orElseThrow();

    assertThat(digest).matches("[0-9a-f]{64}");
    assertThat(Protocol.of(study))
        .contains(
            "start: every encoder starts from %s (SHA-256 %s), none is drawn"
                .formatted(earlier.encoder(), digest))
        .anyMatch(line -> line.endsWith("batch normalisations keep the statistics of the file"));
    assertThat(study.resolved().get("init").asText()).isEqualTo(earlier.encoder().toString());
    assertThat(Protocol.of(study("none"))).noneMatch(line -> line.startsWith("start"));
  }

  @Test
  void should_refuse_a_file_that_is_missing_by_its_name() {
    Path missing = path.resolve("missing.zip");

    assertThatThrownBy(() -> task("lac", init(missing)))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining(
            "Encoders cannot start from %s: there is no such file".formatted(missing));
  }

  @Test
  void should_refuse_a_file_that_is_no_model() throws IOException {
    Path text = Files.writeString(path.resolve("text.zip"), "text");

    assertThatThrownBy(() -> task("lac", init(text)))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("Encoders cannot start from %s: ".formatted(text));
  }

  @Test
  void should_refuse_an_encoder_of_another_width_once_with_both_shapes() {
    Study narrow =
        fixture.plan(text("lac").with(List.of("mlp.hidden=[32,8]"), "--set", fixture.binder()));
    Path file = run("narrow", narrow.task(narrow.cells().get(0))).encoder();

    assertThatThrownBy(() -> task("lac", init(file)))
        .isInstanceOfSatisfying(
            StudyException.class,
            problems ->
                assertThat(problems.problems())
                    .singleElement()
                    .satisfies(
                        problem ->
                            assertThat(problem.reason())
                                .startsWith("\"mlp\" cannot start from %s: ".formatted(file))
                                .contains(
                                    "has the shape [32, 8] in the saved network, but has the shape [32, 16] here")));
  }

  private static String init(Path file) {
    return "init: " + file;
  }

  private String id(CellTask task) {
    return Identity.of(task.cell(), fixture.binder()).id();
  }

  private static double[] parameters(CellFolder folder) {
    return ModelFile.read(folder.encoder()).parameters().toDoubleVector();
  }

  private Study study(String objective, String... more) {
    return fixture.plan(text(objective, more));
  }

  private CellTask task(String objective, String... more) {
    Study study = study(objective, more);
    return study.task(study.cells().get(0));
  }

  /** With batch normalisation, whose running statistics belong to the start. */
  private StudyText text(String objective, String... more) {
    List<String> lines = new ArrayList<>();
    lines.add("objectives: [%s]".formatted(objective));
    lines.add("epochs: 1\nbatchSizes: [18]\nseeds: [1]\nevaluators: [knn]");
    lines.add("checkpoints: {everySteps: 1}\nmetricsEvery: 1");
    lines.addAll(List.of(more));
    return StudyFixture.text(lines.toArray(String[]::new))
        .with(List.of("mlp.batchNormalization=true"), "--set", fixture.binder());
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
