package io.github.lac4j.evaluation.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.evaluation.cell.CellFolder;
import io.github.lac4j.evaluation.command.Lac;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.config.RecordFiles;
import io.github.lac4j.evaluation.config.Yaml;
import io.github.lac4j.evaluation.guice.CommandFactory;
import io.github.lac4j.evaluation.study.Study;
import io.github.lac4j.evaluation.study.StudyCell;
import io.github.lac4j.evaluation.study.StudyPlanner;
import io.github.lac4j.evaluation.study.StudyText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, killed without warning: what is left is gone on with, and ends the same. */
class KilledProcessTest {

  private static final String STUDY =
      """
      name: killed
      objectives:
        - {objective: moco, settings: {queue: 100}}
      models: [{model: mlp, settings: {hidden: [48, 24]}}]
      datasets: [{dataset: fashion-mnist-subset, settings: {trainingShare: 0.2}}]
      epochs: 20
      batchSizes: [20]
      seeds: [3]
      threads: 1
      evaluators: [knn]
      online: {every: 2, images: 300, evaluators: [knn]}
      checkpoints: {everySteps: 20}
      """;

  private static Study study;
  private static ConfigBinder binder;
  private static RecordFiles records;

  @TempDir Path folder;

  @BeforeAll
  static void plan() throws Exception {
    CommandFactory everything = CommandFactory.create(KilledProcessTest.class.getClassLoader());
    binder = everything.get(ConfigBinder.class);
    records = new RecordFiles(binder);
    study =
        everything
            .get(StudyPlanner.class)
            .plan(
                StudyText.of(Yaml.read("killed.yaml", STUDY)),
                "killed",
                DataLocation.none(),
                Progress.none());
  }

  @Test
  void should_end_as_if_never_killed() throws Exception {
    assertThat(run(folder.resolve("alone"), new StudyListener() {}).isComplete()).isTrue();
    Path killed = folder.resolve("killed");
    RandomGenerator random = new Seed(11).generator();

    for (int i = 0; i < 3; i++) {
      assertThat(runAndKillInTraining(killed, random.nextInt(100)).stopped()).isEqualTo(1);
    }
    StudyRunner.Outcome outcome = run(killed, new StudyListener() {});

    assertThat(outcome).isEqualTo(new StudyRunner.Outcome(1, 0, 0));
    assertThat(cell(killed).run().orElseThrow().resumptions()).isEqualTo(3);
    assertThat(exactFiles(killed)).isEqualTo(exactFiles(folder.resolve("alone")));
  }

  /** Kills the process some time after it has written a checkpoint that was not there before. */
  private StudyRunner.Outcome runAndKillInTraining(Path path, long afterMilliseconds)
      throws InterruptedException {
    Path checkpoint = cell(path).path().resolve("checkpoint");
    Instant before = written(checkpoint);
    Thread killer =
        new Thread(
            () -> {
              try {
                while (written(checkpoint).equals(before)) {
                  Thread.sleep(5);
                }
                Thread.sleep(afterMilliseconds);
                ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
              } catch (InterruptedException e) {
                // The process ended before it wrote one.
                Thread.currentThread().interrupt();
              }
            });
    killer.start();
    StudyRunner.Outcome outcome = run(path, new StudyListener() {});
    killer.interrupt();
    killer.join();
    return outcome;
  }

  private static CellFolder cell(Path path) {
    return new StudyFolder(path, records).cell(study.cells().get(0).id());
  }

  private static Instant written(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (NoSuchFileException e) {
      return Instant.EPOCH;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void should_end_the_process_of_a_cell_when_that_of_its_study_is_gone() throws Exception {
    StudyFolder own = new StudyFolder(folder, records);
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Lac.class.getName(),
                "cell",
                own.cell("x").path().toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.txt").toFile());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    Process process = builder.start();
    process
        .getOutputStream()
        .write(
            (records.line(study.task(study.cells().get(0))) + "\n")
                .getBytes(StandardCharsets.UTF_8));

    process.getOutputStream().close();

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isNotZero();
    assertThat(own.cell("x").result()).isEmpty();
  }

  @Test
  void should_keep_the_log_of_a_process_that_stopped() throws Exception {
    StudyFolder own = new StudyFolder(folder, records);
    Files.createDirectories(own.cell(study.cells().get(0).id()).path());
    Files.writeString(
        own.cell(study.cells().get(0).id()).path().resolve("checkpoint"), "no checkpoint");
    StringBuilder reason = new StringBuilder();

    StudyRunner.Outcome outcome =
        run(
            folder,
            new StudyListener() {
              @Override
              public void onCellFailed(StudyCell cell, String why) {
                reason.append(why);
              }
            });

    assertThat(outcome).isEqualTo(new StudyRunner.Outcome(0, 0, 1));
    assertThat(reason).contains("is no lac4j checkpoint", "log.txt");
    assertThat(own.cell(study.cells().get(0).id()).log()).content().contains("CheckpointException");
  }

  private static StudyRunner.Outcome run(Path path, StudyListener listener)
      throws InterruptedException {
    return new StudyRunner(new ProcessLauncher(Lac.class.getName(), List.of("cell"), records))
        .run(
            study,
            new StudyFolder(path, records),
            new StudyRunner.Options(1, false, false, List.of("lac"), Set.of()),
            listener);
  }

  private static Map<String, String> exactFiles(Path path) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(path.resolve("cells"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (Stream.of(
                "result.json", "encoder.zip", "metrics.jsonl", "epochs.jsonl", "exhibits.json")
            .anyMatch(name::equals)) {
          files.put(name, Arrays.toString(Files.readAllBytes(file)));
        }
      }
    }
    return files;
  }
}
