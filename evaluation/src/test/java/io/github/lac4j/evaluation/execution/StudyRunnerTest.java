package io.github.lac4j.evaluation.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lac4j.core.file.LockedFolderException;
import io.github.lac4j.core.file.ProcessLock;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.evaluation.cell.CellEvent;
import io.github.lac4j.evaluation.cell.CellFolder;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.execution.FragileObjective.Ending;
import io.github.lac4j.evaluation.online.EpochRecord;
import io.github.lac4j.evaluation.report.CellResult;
import io.github.lac4j.evaluation.report.Column.PlusMinus;
import io.github.lac4j.evaluation.report.ResultTable;
import io.github.lac4j.evaluation.report.StudyReport;
import io.github.lac4j.evaluation.report.StudyReport.CellReport;
import io.github.lac4j.evaluation.report.StudyResult;
import io.github.lac4j.evaluation.report.html.HtmlReport;
import io.github.lac4j.evaluation.study.EncoderWitness;
import io.github.lac4j.evaluation.study.StripedImages;
import io.github.lac4j.evaluation.study.StripesWithUnlabelledPart;
import io.github.lac4j.evaluation.study.Study;
import io.github.lac4j.evaluation.study.StudyCell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyRunnerTest {

  private static final String SMALL = "epochs: 2\nbatchSizes: [16]\nseeds: [1, 2]";

  private final StudyFixture fixture = new StudyFixture();

  @TempDir Path folder;

  @Test
  void should_judge_the_features_of_every_objective_and_seed() {
    Study study = fixture.plan("objectives: [lac, nt-xent]", SMALL);

    StudyRunner.Outcome outcome = fixture.run(study, folder);

    assertThat(outcome).isEqualTo(new StudyRunner.Outcome(4, 0, 0));
    StudyResult result = result(folder);
    assertThat(result.cells())
        .extracting(cell -> cell.objective() + " " + cell.seed())
        .containsExactly("lac 1", "lac 2", "nt-xent 1", "nt-xent 2");
    for (CellResult cell : result.cells()) {
      assertThat(cell.measures())
          .extracting(Measure::name)
          .containsExactly("kNN top-1", "linear probe top-1");
      // Guessing one of three stripes for 90 images gives 0.33 with a deviation of 0.05.
      assertThat(cell.measures()).as(cell.toString()).allMatch(measure -> measure.value() > 0.5);
      // Two epochs of 72 images in steps of 16; the last 8 images of each wait for another epoch.
      assertThat(cell.steps()).isEqualTo(8);
      assertThat(cell.lastLoss().orElseThrow()).isFinite().isPositive();
      assertThat(cell.trainingSeconds()).isPositive();
      assertThat(cell.peakMemoryMegabytes()).isPositive();
      assertThat(cell.model()).isEqualTo("mlp");
      assertThat(cell.dataset()).isEqualTo("striped");
    }
    assertThat(result.fingerprints()).containsOnlyKeys("striped/train", "striped/test");
    assertThat(result.protocol())
        .anyMatch(line -> line.contains("2 epochs") && line.contains("batch 16"))
        .anyMatch(line -> line.startsWith("lac: "))
        .anyMatch(line -> line.startsWith("nt-xent: "));
  }

  @Test
  void should_keep_everything_in_the_folder_of_the_cell() {
    Study study =
        fixture.plan(
            "objectives: [moco]",
            SMALL,
            "online: {every: 1, images: 30, evaluators: [knn, {evaluator: knn, label: near,"
                + " settings: {k: 1}}]}");
    fixture.run(study, folder);

    CellFolder cell = fixture.folder(folder).cell(study.cells().get(0).id());

    assertThat(names(cell.path()))
        .contains(
            "cell.json",
            "metrics.jsonl",
            "epochs.jsonl",
            "checkpoint",
            "encoder.zip",
            "run.json",
            "result.json")
        .noneMatch(name -> name.endsWith(".partial"));
    assertThat(cell.metrics()).content().contains("{\"step\":8,");
    assertThat(cell.epochs()).extracting(epoch -> epoch.epoch()).containsExactly(1, 2);
    assertThat(cell.epochs().get(1).measures())
        .extracting(Measure::name)
        .containsExactly("kNN top-1", "near");
    assertThat(cell.run().orElseThrow().machine().processors()).isPositive();
    assertThat(fixture.folder(folder).path().resolve("study.yaml"))
        .content()
        .contains("name: stripes", "  - objective: moco", "      queue: ", "threads: 2");
  }

  @Test
  void should_keep_curves_of_every_cell_without_being_asked() throws IOException {
    Study study = fixture.plan("objectives: [none, lac, moco]", SMALL, "metricsEvery: 1");

    fixture.run(study, folder);

    StudyReport report = StudyReports.read(fixture.folder(folder));
    for (CellReport cell : report.cells()) {
      if (cell.cell().objective().equals("none")) {
        assertThat(cell.epochs()).isEmpty();
        continue;
      }
      Path own = folder.resolve("cells").resolve(cell.id());
      assertThat(cell.epochs()).extracting(EpochRecord::epoch).containsExactly(1, 2);
      for (EpochRecord epoch : cell.epochs()) {
        List<JsonNode> steps =
            Files.readAllLines(own.resolve("metrics.jsonl")).stream()
                .map(StudyRunnerTest::json)
                .filter(step -> step.path("epoch").asInt() == epoch.epoch())
                .toList();
        assertThat(steps).hasSize(4).allMatch(step -> step.path("cell").asText().equals(cell.id()));
        assertThat(epoch.cell()).isEqualTo(cell.id());
        assertThat(epoch.meanLoss()).isEqualTo(mean(steps, "/loss"), within(1e-12));
        assertThat(epoch.metrics().get(StepReport.LEARNING_RATE))
            .isPositive()
            .isEqualTo(mean(steps, "/metrics/learning-rate"), within(1e-12));
        assertThat(epoch.metrics().containsKey(StepReport.EMBEDDING_DEVIATION))
            .isEqualTo(cell.cell().objective().equals("moco"));
        assertThat(epoch.measures()).isEmpty();
      }
      assertThat(Files.readAllLines(own.resolve("speed.jsonl")))
          .hasSize(2)
          .allMatch(line -> json(line).path("imagesPerSecond").asDouble() > 0);
    }
    assertThat(new HtmlReport().write(report)).contains("Loss over epochs", "learning-rate");
  }

  private static double mean(List<JsonNode> steps, String pointer) {
    return steps.stream().mapToDouble(step -> step.at(pointer).asDouble()).average().orElseThrow();
  }

  private static JsonNode json(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void should_find_the_same_twice_whatever_the_number_of_jobs() {
    Study study = fixture.plan("objectives: [none, lac, nt-xent]", SMALL);
    Path second = folder.resolve("second");

    fixture.run(study, folder.resolve("first"));
    fixture.run(study, second, 3, fixture.launcher(), new StudyListener() {});

    Map<String, String> first = exactFiles(folder.resolve("first"));
    assertThat(first).hasSize(6 * 2 + 4 * 2);
    assertThat(exactFiles(second)).isEqualTo(first);
  }

  @Test
  void should_not_work_again_on_what_is_finished() throws IOException {
    Study study = fixture.plan("objectives: [none, lac]", SMALL);
    fixture.run(study, folder);
    Map<String, String> before = allFiles(folder.resolve("cells"));
    List<String> heard = new ArrayList<>();

    fixture.run(study, folder, 1, refusing(), recording(heard));

    assertThat(heard).containsExactly("4 of 4 finished");
    assertThat(allFiles(folder.resolve("cells"))).isEqualTo(before);
  }

  @Test
  void should_only_judge_when_an_evaluator_is_added() {
    fixture.run(fixture.plan("objectives: [lac, none]", SMALL, "evaluators: [knn]"), folder);
    AtomicLong steps = new AtomicLong(0);
    StudyFixture broken = fragile(steps, Ending.BROKEN);

    StudyRunner.Outcome outcome =
        broken.run(
            broken.plan(
                "objectives: [lac, none]",
                SMALL,
                "evaluators: [linear-probe, {evaluator: knn, label: nearest, settings: {k: 1}},"
                    + " knn]"),
            folder);

    assertThat(outcome.isComplete()).isTrue();
    assertThat(result(folder).measures().keySet())
        .containsExactly("linear probe top-1", "nearest", "kNN top-1");
    Path fresh = folder.resolve("fresh");
    StudyFixture other = new StudyFixture();
    other.run(
        other.plan(
            "objectives: [lac, none]",
            SMALL,
            "evaluators: [linear-probe, {evaluator: knn, label: nearest, settings: {k: 1}}, knn]"),
        fresh);
    assertThat(exactFiles(folder)).isEqualTo(exactFiles(fresh));
  }

  @Test
  void should_make_a_new_cell_for_everything_that_matters() {
    String objectives = "objectives: [{objective: nt-xent, settings: {temperature: 0.5}}]";
    String base = "epochs: 2\nbatchSizes: [16]\nseeds: [1]";
    String id = onlyId(objectives, base);

    assertThat(
            onlyId(
                objectives,
                base,
                "description: other",
                "metricsEvery: 3",
                "checkpoints: {everySteps: 2}"))
        .isEqualTo(id);
    assertThat(onlyId(objectives, base, "evaluators: [knn]")).isEqualTo(id);
    assertThat(
            onlyId(
                "objectives: [{objective: nt-xent, label: x, settings: {temperature: 0.50}}]",
                base))
        .isEqualTo(id);
    List<String> others =
        List.of(
            onlyId("objectives: [{objective: nt-xent, settings: {temperature: 0.51}}]", base),
            onlyId(objectives, "epochs: 3\nbatchSizes: [16]\nseeds: [1]"),
            onlyId(objectives, "epochs: 2\nbatchSizes: [17]\nseeds: [1]"),
            onlyId(objectives, "epochs: 2\nbatchSizes: [16]\nseeds: [2]"),
            onlyId(objectives, base, "threads: 1"),
            onlyId(objectives, base, "recipe: none"),
            onlyId(objectives, base, "validation: {share: 0.25, seed: 1}"),
            onlyId(objectives, base, "validation: {share: 0.25, seed: 2}"),
            onlyId(objectives, base, "online: {every: 1}"));
    assertThat(others).doesNotHaveDuplicates().doesNotContain(id);
  }

  @Test
  void should_share_what_does_not_train_among_batch_sizes() {
    Study study =
        fixture.plan(
            "objectives: [none, {objective: nt-xent, label: ours}]",
            "epochs: 1\nbatchSizes: [16, 36]\nseeds: [1]");

    fixture.run(study, folder);

    assertThat(result(folder).cells())
        .extracting(CellResult::objective)
        .containsExactly("none", "ours, batch 16", "ours, batch 36");
  }

  @Test
  void should_fill_two_rows_of_equal_settings_from_one_cell() {
    Study study =
        fixture.plan(
            "objectives: [{objective: lac, label: a}, {objective: lac, label: b}]",
            "epochs: 1\nbatchSizes: [16]\nseeds: [1]");

    fixture.run(study, folder);

    List<CellResult> cells = result(folder).cells();
    assertThat(cells).extracting(CellResult::objective).containsExactly("a", "b");
    assertThat(cells.get(0).measures()).isEqualTo(cells.get(1).measures());
    assertThat(names(folder.resolve("cells"))).hasSize(1);
  }

  @Test
  void should_go_on_in_the_middle_of_an_epoch_and_end_bit_for_bit_the_same() {
    String[] lines = {
      "objectives: [none, lac, nt-xent, moco]",
      "epochs: 3\nbatchSizes: [12]\nseeds: [7]",
      "checkpoints: {everySteps: 4}\nmetricsEvery: 1\nonline: {every: 1, images: 40}"
    };
    fixture.run(fixture.plan(lines), folder.resolve("alone"));
    AtomicLong stepsLeft = new AtomicLong();
    StudyFixture broken = fragile(stepsLeft, Ending.BROKEN);
    Study study = broken.plan(lines);
    Path interrupted = folder.resolve("interrupted");

    int breaks = 0;
    // 18 steps a run: breaks before the first checkpoint, at epoch borders, and in between.
    for (int left : new int[] {1, 3, 5, 6, 9, 2, 7, 13, 4, 8, 100}) {
      stepsLeft.set(left);
      breaks += broken.run(study, interrupted).stopped() > 0 ? 1 : 0;
    }

    assertThat(breaks).isGreaterThanOrEqualTo(8);
    assertThat(exactFiles(interrupted)).isEqualTo(exactFiles(folder.resolve("alone")));
    assertThat(fixture.folder(interrupted).cell(study.cells().get(1).id()).run().orElseThrow())
        .satisfies(run -> assertThat(run.resumptions()).isPositive());
  }

  @Test
  void should_keep_a_training_that_went_wrong_out_of_the_table_and_not_try_it_again() {
    StudyFixture sick = fragile(new AtomicLong(5), Ending.LOSS_NAN);
    Study study = sick.plan("objectives: [none, lac]", "epochs: 2\nbatchSizes: [16]\nseeds: [1]");
    List<String> heard = new ArrayList<>();

    StudyRunner.Outcome outcome = sick.run(study, folder, 1, sick.launcher(), recording(heard));

    assertThat(outcome).isEqualTo(new StudyRunner.Outcome(1, 1, 0));
    assertThat(heard).anyMatch(line -> line.startsWith("failed lac, seed 1: "));
    StudyReport report = StudyReports.read(fixture.folder(folder));
    assertThat(report.cells()).hasSize(1);
    assertThat(report.failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.reason()).contains("The loss is NaN at step 6"));
    assertThat(report.result().notes())
        .anyMatch(line -> line.startsWith("not finished: lac, seed 1: "));
    heard.clear();
    assertThat(fixture.run(study, folder, 1, refusing(), recording(heard)))
        .isEqualTo(new StudyRunner.Outcome(1, 1, 0));
    assertThat(heard).containsExactly("2 of 2 finished");
  }

  @ParameterizedTest
  @CsvSource({
    // The loss refuses embeddings of the fourth of eight steps, and evaluators features at the end.
    "nt-xent, 2, diverged after 3 steps of nt-xent. Lower the learning rate",
    "nt-xent, 7, diverged after 8 steps of nt-xent. Lower the learning rate",
    "autoencoder, 7, diverged after 8 steps of autoencoder. Lower the learning rate",
  })
  void should_not_try_a_training_again_whose_network_gives_back_no_numbers(
      String objective, int healthySteps, String reason) {
    StudyFixture sick = fragile(new AtomicLong(healthySteps), Ending.WEIGHTS_NAN);
    Study study =
        sick.plan(
            "objectives: [%s]".formatted(objective), "epochs: 2\nbatchSizes: [16]\nseeds: [1]");

    StudyRunner.Outcome outcome = sick.run(study, folder);

    assertThat(outcome).isEqualTo(new StudyRunner.Outcome(0, 1, 0));
    assertThat(StudyReports.read(fixture.folder(folder)).failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.reason()).contains(reason));
    assertThat(fixture.run(study, folder, 1, refusing(), new StudyListener() {}))
        .isEqualTo(outcome);
  }

  @Test
  void should_keep_in_sight_what_is_to_be_noted_of_settings() {
    Study study =
        fixture.plan(
            "objectives: [{objective: nt-xent, settings: {temperature: 0.0001}}]",
            "epochs: 1\nbatchSizes: [16]\nseeds: [1]");

    fixture.run(study, folder);

    StudyResult result = result(folder);
    assertThat(study.notes()).hasSize(1);
    assertThat(result.protocol()).noneMatch(line -> line.startsWith("note"));
    assertThat(new ResultTable(PlusMinus.ASCII).brief(result))
        .contains("\nnote on settings: " + study.notes().get(0) + "\n");
  }

  @Test
  void should_tell_below_the_table_what_evaluators_noted() {
    Study study =
        fixture.plan(
            "objectives: [none, lac]",
            SMALL,
            "evaluators: [{evaluator: linear-probe, label: hasty, settings: {l2: [0.001],"
                + " maximumIterations: 1}}, knn]");

    fixture.run(study, folder);

    StudyResult result = result(folder);
    assertThat(result.notes())
        .filteredOn(line -> line.startsWith("note: "))
        .hasSize(4)
        .allMatch(
            line ->
                line.startsWith("note: hasty: linear probe top-1: the fit stopped after 1 steps"))
        .anyMatch(line -> line.endsWith("(none, seed 2)"));
    assertThat(new ResultTable(PlusMinus.ASCII).text(result)).contains("the fit stopped after 1");
    assertThat(new HtmlReport().write(StudyReports.read(fixture.folder(folder))))
        .contains("the fit stopped after 1");
  }

  @Test
  void should_go_on_with_the_other_cells_when_one_stops_and_say_why_it_did() {
    AtomicLong stepsLeft = new AtomicLong(3);
    StudyFixture broken = fragile(stepsLeft, Ending.BROKEN);
    Study study = broken.plan("objectives: [lac, none]", SMALL);

    StudyRunner.Outcome outcome = broken.run(study, folder);

    assertThat(outcome).isEqualTo(new StudyRunner.Outcome(2, 0, 2));
    assertThat(StudyReports.read(broken.folder(folder)).failures())
        .extracting(failure -> failure.reason())
        .containsExactly("broken", "broken");
    assertThat(StudyReports.read(broken.folder(folder)).result().notes())
        .contains("not finished: lac, seed 1: broken");
    assertThat(StudyStatus.read(broken.folder(folder)).cells().get(0).reason()).hasValue("broken");

    stepsLeft.set(100);
    assertThat(broken.run(study, folder).isComplete()).isTrue();
    assertThat(StudyReports.read(broken.folder(folder)).failures()).isEmpty();
    assertThat(StudyStatus.read(broken.folder(folder)).cells())
        .allMatch(cell -> cell.reason().isEmpty());
  }

  @Test
  void should_advise_to_go_on_only_where_nothing_is_wrong() {
    Study study = fixture.plan("objectives: [lac]", "epochs: 1\nbatchSizes: [16]\nseeds: [1]");
    fixture.run(
        study,
        folder,
        1,
        (task, cell, events) -> {
          throw new CellLauncher.CellException("The images have changed");
        },
        new StudyListener() {});

    assertThat(StudyReports.read(fixture.folder(folder)).failures())
        .extracting(failure -> failure.reason())
        .containsExactly("The images have changed");

    fixture.folder(folder).cell(study.cells().get(0).id()).forgetStop();
    assertThat(StudyReports.read(fixture.folder(folder)).failures())
        .extracting(failure -> failure.reason())
        .containsExactly("not finished yet; run the study again to go on");
  }

  @Test
  void should_let_nobody_else_into_the_folder() {
    Study study = fixture.plan("objectives: [none]", SMALL);
    ProcessLock lock = fixture.folder(folder).lock();
    try {
      assertThatThrownBy(() -> fixture.run(study, folder))
          .isInstanceOf(LockedFolderException.class);
    } finally {
      lock.close();
    }
  }

  @Test
  void should_wait_for_a_process_that_only_looks_at_the_folder() throws InterruptedException {
    Study study = fixture.plan("objectives: [none]", SMALL);
    ProcessLock lock = fixture.folder(folder).lock();
    Thread looking =
        new Thread(
            () -> {
              try {
                Thread.sleep(200);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } finally {
                lock.close();
              }
            });
    looking.start();

    assertThat(fixture.run(study, folder).isComplete()).isTrue();

    looking.join();
  }

  @Test
  void should_make_a_cell_again_of_which_a_part_was_deleted() throws IOException {
    Study study = fixture.plan("objectives: [lac]", SMALL, "evaluators: [knn]");
    fixture.run(study, folder);
    Map<String, String> before = exactFiles(folder);
    CellFolder cell = fixture.folder(folder).cell(study.cells().get(0).id());
    Files.delete(cell.path().resolve("run.json"));

    assertThat(StudyReports.read(fixture.folder(folder)).failures()).hasSize(1);
    assertThat(fixture.run(study, folder).isComplete()).isTrue();
    assertThat(exactFiles(folder)).isEqualTo(before);
  }

  @Test
  void should_let_all_objectives_of_a_seed_start_from_the_same_encoder() {
    List<double[]> starts = new ArrayList<>();
    StudyFixture witnessed =
        new StudyFixture(
            new StripedImages(72, 90), objective -> new EncoderWitness(objective, starts));
    Study study =
        witnessed.plan(
            "objectives: [none, autoencoder, lac, nt-xent, moco]",
            "epochs: 1\nbatchSizes: [36]\nseeds: [1, 2]");
    // Planning puts every pair together once.
    starts.clear();

    witnessed.run(study, folder);

    assertThat(starts).hasSize(10);
    for (int i = 2; i < starts.size(); i++) {
      assertThat(starts.get(i)).containsExactly(starts.get(i % 2));
    }
    assertThat(Arrays.equals(starts.get(0), starts.get(1))).isFalse();
  }

  @Test
  void should_pretrain_on_images_without_labels_if_the_set_has_such() {
    StudyFixture unlabelled =
        new StudyFixture(
            new StripesWithUnlabelledPart(200, new StripedImages(72, 90)),
            UnaryOperator.identity());
    Study study =
        unlabelled.plan("objectives: [nt-xent]", "epochs: 2\nbatchSizes: [20]\nseeds: [1]");

    unlabelled.run(study, folder);

    StudyResult result = result(folder);
    assertThat(result.cells().get(0).steps()).isEqualTo(2 * 10);
    assertThat(result.protocol())
        .filteredOn(line -> line.startsWith("data: "))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("200 images without labels for pretraining", "72 training images for fitting");
    assertThat(result.fingerprints())
        .containsOnlyKeys("striped/train", "striped/test", "striped/unlabelled");
  }

  @Test
  void should_judge_on_images_that_are_kept_out() {
    Study study =
        fixture.plan(
            "objectives: [lac]",
            "epochs: 1\nbatchSizes: [16]\nseeds: [1]",
            "validation: {share: 0.25, seed: 3}\njudgedOn: validation");

    fixture.run(study, folder);

    StudyResult result = result(folder);
    assertThat(result.protocol())
        .filteredOn(line -> line.startsWith("data: "))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains(
            "54 training images", "judged on 18 validation images (share 0.25, seed 3), not on");
    assertThat(result.fingerprints()).containsOnlyKeys("striped/train", "striped/validation");
    assertThat(result.cells().get(0).steps()).isEqualTo(54 / 16);
  }

  private StudyFixture fragile(AtomicLong stepsLeft, Ending ending) {
    UnaryOperator<Objective> wrapper =
        objective -> new FragileObjective(objective, stepsLeft, ending);
    return new StudyFixture(new StripedImages(72, 90), wrapper);
  }

  private String onlyId(String... lines) {
    return fixture.plan(lines).cells().get(0).id();
  }

  private StudyResult result(Path study) {
    return StudyReports.read(fixture.folder(study)).result();
  }

  private static CellLauncher refusing() {
    return (task, cell, events) -> {
      throw new AssertionError("work on " + cell.path());
    };
  }

  private static StudyListener recording(List<String> heard) {
    return new StudyListener() {
      @Override
      public void onStart(int cells, int finished) {
        heard.add("%d of %d finished".formatted(finished, cells));
      }

      @Override
      public void onEvent(StudyCell cell, CellEvent event) {
        heard.add(event.getClass().getSimpleName());
      }

      @Override
      public void onCellFailed(StudyCell cell, String reason) {
        heard.add("failed %s: %s".formatted(cell.title(), reason));
      }
    };
  }

  /** Returns what must not differ by a bit between two runs, by path within the study. */
  private static Map<String, String> exactFiles(Path study) {
    Map<String, String> files = allFiles(study.resolve("cells"));
    files
        .keySet()
        .removeIf(
            name ->
                !name.endsWith("result.json")
                    && !name.endsWith("encoder.zip")
                    && !name.endsWith("metrics.jsonl")
                    && !name.endsWith("epochs.jsonl"));
    return files;
  }

  private static Map<String, String> allFiles(Path folder) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(path).toString(), Arrays.toString(Files.readAllBytes(path)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.map(path -> path.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
