package io.github.lac4j.evaluation.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.evaluation.command.Lac;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.guice.CommandFactory;
import io.github.lac4j.evaluation.store.RecordFiles;
import io.github.lac4j.evaluation.study.Study;
import io.github.lac4j.evaluation.study.StudyPlanner;
import io.github.lac4j.evaluation.study.StudyText;
import io.github.lac4j.evaluation.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
      datasets: [fashion-mnist-subset]
      epochs: 6
      batchSizes: [50]
      seeds: [3]
      threads: 1
      evaluators: [knn, linear-probe]
      online: {every: 1, images: 300}
      checkpoints: {everySteps: 20}
      """;

  private static Study study;
  private static ConfigBinder binder;
  private static RecordFiles records;

  @TempDir Path folder;

  @BeforeAll
  static void plan() throws Exception {
    CommandFactory everything = CommandFactory.create(KilledProcessTest.class.getClassLoader());
    binder = everything.create(ConfigBinder.class);
    records = new RecordFiles(binder);
    study =
        everything
            .create(StudyPlanner.class)
            .plan(
                StudyText.of(YamlReader.read("killed.yaml", STUDY)),
                "killed",
                DataLocation.none(),
                Progress.none());
  }

  @Test
  void should_end_as_if_never_killed() throws Exception {
    assertThat(run(folder.resolve("alone"), new StudyListener() {}).isComplete()).isTrue();
    Path killed = folder.resolve("killed");
    RandomGenerator random = new Seed(11).generator();

    int kills = 0;
    for (int i = 0; i < 4; i++) {
      // The process needs a second or two before its first step, and as long to the end.
      kills += runAndKill(killed, 1200 + random.nextInt(2500)) ? 1 : 0;
    }
    StudyOutcome outcome = run(killed, new StudyListener() {});

    assertThat(kills).isPositive();
    assertThat(outcome).isEqualTo(new StudyOutcome(1, 0, 0));
    assertThat(exactFiles(killed)).isEqualTo(exactFiles(folder.resolve("alone")));
  }

  /** Returns whether the process was still at work. */
  private boolean runAndKill(Path path, long afterMilliseconds) throws InterruptedException {
    Thread killer =
        new Thread(
            () -> {
              try {
                Thread.sleep(afterMilliseconds);
                ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
              } catch (InterruptedException e) {
                // The cell was faster.
                Thread.currentThread().interrupt();
              }
            });
    killer.start();
    StudyOutcome outcome = run(path, new StudyListener() {});
    killer.interrupt();
    killer.join();
    return outcome.stopped() > 0;
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
            (records.line(study.cells().get(0).order()) + "\n").getBytes(StandardCharsets.UTF_8));

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

    StudyOutcome outcome =
        run(
            folder,
            new StudyListener() {
              @Override
              public void onCellFailed(CellEntry cell, String why) {
                reason.append(why);
              }
            });

    assertThat(outcome).isEqualTo(new StudyOutcome(0, 0, 1));
    assertThat(reason).contains("is no lac4j checkpoint", "log.txt");
    assertThat(own.cell(study.cells().get(0).id()).log()).content().contains("CheckpointException");
  }

  private static StudyOutcome run(Path path, StudyListener listener) throws InterruptedException {
    return new StudyRunner(
            binder, new ProcessLauncher(Lac.class.getName(), List.of("cell"), records))
        .run(
            study,
            new StudyFolder(path, records),
            new RunOptions(1, false, false, List.of("lac")),
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
