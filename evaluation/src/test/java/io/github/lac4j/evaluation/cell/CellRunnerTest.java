package io.github.lac4j.evaluation.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.evaluation.environment.GitState;
import io.github.lac4j.evaluation.environment.Machine;
import io.github.lac4j.evaluation.execution.StudyFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellRunnerTest {

  private static final CellRunner.Surroundings SURROUNDINGS =
      new CellRunner.Surroundings(
          Machine.current(), Optional.of(new GitState("abc", "topic", true)));

  private final StudyFixture fixture = new StudyFixture();
  private final List<String> heard = new ArrayList<>();
  private final CellRunner runner =
      new CellRunner(
          fixture.catalog(),
          fixture.binder(),
          new Dl4jExecutor(),
          () -> {
            heard.add("Surroundings");
            return SURROUNDINGS;
          });
  private final CellTask task =
      fixture.task("objectives: [lac]", "epochs: 1\nbatchSizes: [36]\nseeds: [1]");

  @TempDir Path path;

  @Test
  void should_look_at_the_checkout_before_it_trains() {
    CellFolder folder = run();

    assertThat(heard).containsSubsequence("Surroundings", "Started", "Stepped");
    assertThat(folder.run().orElseThrow())
        .returns(SURROUNDINGS.git(), RunRecord::git)
        .returns(SURROUNDINGS.machine(), RunRecord::machine);
  }

  @Test
  void should_not_train_a_finished_cell_again_whose_checkpoint_is_gone() throws Exception {
    CellFolder folder = run();
    Files.delete(folder.checkpoint());
    heard.clear();

    run();

    assertThat(heard).isEmpty();
    assertThat(folder.checkpoint()).doesNotExist();
  }

  private CellFolder run() {
    CellFolder folder = new CellFolder(path, fixture.records());
    runner.run(
        task, folder, DataLocation.none(), event -> heard.add(event.getClass().getSimpleName()));
    return folder;
  }
}
