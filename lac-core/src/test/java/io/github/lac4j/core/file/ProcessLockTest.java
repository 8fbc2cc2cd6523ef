package io.github.lac4j.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {

  @TempDir Path folder;

  @Test
  void should_keep_others_out_and_say_who_has_it() {
    ProcessLock lock = ProcessLock.ofFolder(folder, Duration.ZERO);

    assertThatThrownBy(() -> ProcessLock.ofFolder(folder, Duration.ofMillis(120)))
        .isInstanceOf(LockedFolderException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("process " + ProcessHandle.current().pid());

    lock.close();
    ProcessLock again = ProcessLock.ofFolder(folder, Duration.ZERO);
    again.close();
  }

  @Test
  void should_say_whether_somebody_has_it_without_making_a_file() {
    assertThat(ProcessLock.isHeld(folder)).isFalse();
    assertThat(ProcessLock.file(folder)).doesNotExist();
    ProcessLock lock = ProcessLock.ofFolder(folder, Duration.ZERO);
    assertThat(ProcessLock.isHeld(folder)).isTrue();
    lock.close();
    assertThat(ProcessLock.isHeld(folder)).isFalse();
  }

  @Test
  void should_say_so_of_a_folder_that_cannot_be_written() {
    ProcessLock.ofFolder(folder, Duration.ZERO).close();
    Path file = ProcessLock.file(folder);
    assertThat(file.toFile().setReadOnly()).isTrue();
    assumeFalse(Files.isWritable(file), "this user may write everything");

    assertThat(ProcessLock.isHeld(folder)).isFalse();
  }

  @Test
  void should_make_the_folder() {
    Path missing = folder.resolve("a").resolve("b");

    ProcessLock.ofFolder(missing, Duration.ZERO).close();

    assertThat(missing).isDirectory();
  }

  @Test
  void should_wait_for_another_thread_and_say_so_once() throws Exception {
    Path file = folder.resolve("work.lock");
    ProcessLock first = ProcessLock.waitFor(file, () -> {});
    assertThat(first.waited()).isFalse();
    CountDownLatch waiting = new CountDownLatch(1);
    AtomicInteger notes = new AtomicInteger();
    ExecutorService other = Executors.newSingleThreadExecutor();
    Future<Boolean> waited =
        other.submit(
            () -> {
              try (ProcessLock second =
                  ProcessLock.waitFor(
                      file,
                      () -> {
                        notes.incrementAndGet();
                        waiting.countDown();
                      })) {
                return second.waited();
              }
            });

    waiting.await();
    first.close();

    assertThat(waited.get()).isTrue();
    assertThat(notes).hasValue(1);
    other.shutdown();
  }
}
