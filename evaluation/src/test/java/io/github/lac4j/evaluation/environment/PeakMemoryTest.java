package io.github.lac4j.evaluation.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeakMemoryTest {

  @Test
  void should_see_memory_that_is_touched_and_forget_what_was_before() {
    try (PeakMemory memory = PeakMemory.start()) {
      assumeTrue(memory.source() == PeakMemory.Source.KERNEL_HIGH_WATER_MARK);
      double before = memory.peakMegabytes();
      ByteBuffer buffer = ByteBuffer.allocateDirect(200_000_000);
      for (int i = 0; i < buffer.capacity(); i += 1024) {
        buffer.put(i, (byte) 1);
      }

      // Other threads of the test JVM may free a little meanwhile.
      assertThat(memory.peakMegabytes()).isGreaterThan(before + 150);
    }
  }

  @Test
  void should_reset_and_read_the_mark_of_the_kernel(@TempDir Path process) throws IOException {
    Files.writeString(process.resolve("clear_refs"), "");
    Files.writeString(process.resolve("status"), "Name:\tjava\nVmHWM:\t   2000 kB\nThreads:\t1\n");

    try (PeakMemory memory = PeakMemory.start(process, () -> 1, () -> 1)) {
      assertThat(process.resolve("clear_refs")).hasContent("5");
      assertThat(memory.source()).isEqualTo(PeakMemory.Source.KERNEL_HIGH_WATER_MARK);
      assertThat(memory.peakMegabytes()).isEqualTo(2.048);
    }
  }

  @Test
  void should_sample_where_there_is_no_such_kernel(@TempDir Path empty) {
    AtomicLong bytes = new AtomicLong(3_000_000);
    try (PeakMemory memory = PeakMemory.start(empty, bytes::get, () -> 0)) {
      assertThat(memory.source()).isEqualTo(PeakMemory.Source.SAMPLED_RESIDENT_SET);
      assertThat(memory.peakMegabytes()).isEqualTo(3);
      bytes.set(7_000_000);
      assertThat(memory.peakMegabytes()).isEqualTo(7);
      bytes.set(1);
      assertThat(memory.peakMegabytes()).isEqualTo(7);
    }
  }

  @Test
  void should_sample_heap_and_native_memory_where_nothing_else_is_known(@TempDir Path empty) {
    try (PeakMemory memory = PeakMemory.start(empty, () -> 0, () -> 5_000_000)) {
      assertThat(memory.source()).isEqualTo(PeakMemory.Source.SAMPLED_HEAP_AND_NATIVE);
      assertThat(memory.peakMegabytes()).isEqualTo(5);
    }
  }

  @Test
  void should_sample_where_the_kernel_has_no_mark(@TempDir Path process) throws IOException {
    Files.writeString(process.resolve("clear_refs"), "");
    Files.writeString(process.resolve("status"), "Name:\tjava\n");

    try (PeakMemory memory = PeakMemory.start(process, () -> 1, () -> 1)) {
      assertThat(memory.source()).isEqualTo(PeakMemory.Source.SAMPLED_RESIDENT_SET);
    }
  }
}
