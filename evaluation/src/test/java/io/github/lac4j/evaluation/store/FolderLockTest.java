package io.github.lac4j.evaluation.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

  @TempDir Path folder;

  @Test
  void should_keep_others_out_and_say_who_has_it() {
    FolderLock lock = FolderLock.acquire(folder, Duration.ZERO);

    assertThatThrownBy(() -> FolderLock.acquire(folder, Duration.ofMillis(120)))
        .isInstanceOf(LockedFolderException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("process " + ProcessHandle.current().pid());

    lock.close();
    FolderLock again = FolderLock.acquire(folder, Duration.ZERO);
    again.close();
  }

  @Test
  void should_make_the_folder() {
    Path missing = folder.resolve("a").resolve("b");

    FolderLock.acquire(missing, Duration.ZERO).close();

    assertThat(missing).isDirectory();
  }
}
