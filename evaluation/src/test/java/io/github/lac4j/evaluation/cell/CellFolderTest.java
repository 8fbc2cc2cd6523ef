package io.github.lac4j.evaluation.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.file.LockedFolderException;
import io.github.lac4j.core.file.ProcessLock;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.config.RecordFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellFolderTest {

  @TempDir Path path;

  private CellFolder withFiles(String... names) throws IOException {
    for (String name : names) {
      Path file = path.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "{}");
    }
    return new CellFolder(path, new RecordFiles(new ConfigBinder(List.of())));
  }

  @Test
  void should_delete_what_says_that_the_cell_is_over_before_what_that_needs() throws IOException {
    CellFolder folder =
        withFiles(
            "cell.json", "failure.json", "judgements/x.json", "lock", "result.json", "run.json");

    List<String> order =
        folder.toDelete().stream().map(file -> path.relativize(file).toString()).toList();

    assertThat(order.subList(0, 2)).containsExactlyInAnyOrder("failure.json", "result.json");
    assertThat(order)
        .containsExactlyInAnyOrder(
            "cell.json",
            "failure.json",
            "judgements",
            Path.of("judgements", "x.json").toString(),
            "result.json",
            "run.json");
  }

  @Test
  void should_leave_nothing_but_the_lock_that_others_may_wait_for() throws IOException {
    CellFolder folder = withFiles("cell.json", "judgements/x.json", "result.json", "run.json");

    folder.delete();

    assertThat(path).isDirectoryNotContaining(file -> !file.equals(ProcessLock.file(path)));
    folder.requireFree();
  }

  @Test
  void should_say_that_another_works_on_the_cell() throws IOException {
    CellFolder folder = withFiles("cell.json");
    ProcessLock lock = ProcessLock.ofFolder(path, Duration.ZERO);
    try {
      assertThatThrownBy(folder::requireFree)
          .isInstanceOf(LockedFolderException.class)
          .hasMessageContaining(path.toString());
    } finally {
      lock.close();
    }
  }
}
