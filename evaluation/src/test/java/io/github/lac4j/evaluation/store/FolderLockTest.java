package io.github.lac4j.evaluation.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
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
  void should_say_whether_somebody_has_it_without_making_a_file() {
    assertThat(FolderLock.isHeld(folder)).isFalse();
    assertThat(FolderLock.file(folder)).doesNotExist();
    FolderLock lock = FolderLock.acquire(folder, Duration.ZERO);
    assertThat(FolderLock.isHeld(folder)).isTrue();
    lock.close();
    assertThat(FolderLock.isHeld(folder)).isFalse();
  }

  @Test
  void should_say_so_of_a_folder_that_cannot_be_written() {
    FolderLock.acquire(folder, Duration.ZERO).close();
    Path file = FolderLock.file(folder);
    assertThat(file.toFile().setReadOnly()).isTrue();
    assumeFalse(Files.isWritable(file), "this user may write everything");

    assertThat(FolderLock.isHeld(folder)).isFalse();
  }

  @Test
  void should_make_the_folder() {
    Path missing = folder.resolve("a").resolve("b");

    FolderLock.acquire(missing, Duration.ZERO).close();

    assertThat(missing).isDirectory();
  }
}
