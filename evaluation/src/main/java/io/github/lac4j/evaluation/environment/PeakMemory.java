package io.github.lac4j.evaluation.environment;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.bytedeco.javacpp.Pointer;

/**
 * Measures the most memory that the process held since {@link #start()}.
 *
 * <p>On Linux the kernel's high-water mark of the resident set is reset (by writing 5 to {@code
 * /proc/self/clear_refs}) and read back ({@code VmHWM} in {@code /proc/self/status}). Elsewhere, or
 * where the reset is refused, a daemon thread samples the resident set; where even that is unknown,
 * the heap in use plus JavaCPP's native memory. {@link #source()} says which.
 *
 * <p>The number is of the whole process: it includes the JVM itself, and heap that earlier work has
 * left behind and the JVM has not given back. Two numbers can be compared when each was measured in
 * a process of its own with the same {@code -Xmx}.
 *
 * <pre>{@code
 * try (PeakMemory memory = PeakMemory.start()) {
 *   train();
 *   double peak = memory.peakMegabytes();
 * }
 * }</pre>
 */
public final class PeakMemory implements AutoCloseable {

  private static final double BYTES_PER_MEGABYTE = 1e6;
  private static final int SAMPLING_MILLISECONDS = 20;
  private static final String HIGH_WATER_MARK = "VmHWM:";

  private final Source source;
  private final Path status;
  private final LongSupplier currentBytes;
  private final Timer sampler;
  private final AtomicLong largestSample = new AtomicLong();

  private PeakMemory(Source source, Path status, LongSupplier currentBytes) {
    this.source = source;
    this.status = status;
    this.currentBytes = currentBytes;
    // The kernel needs no help.
    sampler = source == Source.KERNEL_HIGH_WATER_MARK ? null : new Timer("peak-memory", true);
  }

  /** Starts a measurement now. */
  public static PeakMemory start() {
    return start(Path.of("/proc/self"), Pointer::physicalBytes, PeakMemory::heapAndNativeBytes);
  }

  static PeakMemory start(Path process, LongSupplier residentBytes, LongSupplier otherBytes) {
    requireNonNull(process, "process is null");
    Path status = process.resolve("status");
    if (reset(process.resolve("clear_refs")) && highWaterMark(status) > 0) {
      return new PeakMemory(Source.KERNEL_HIGH_WATER_MARK, status, () -> 0);
    }
    boolean known = residentBytes.getAsLong() > 0;
    PeakMemory memory =
        new PeakMemory(
            known ? Source.SAMPLED_RESIDENT_SET : Source.SAMPLED_HEAP_AND_NATIVE,
            status,
            known ? residentBytes : otherBytes);
    memory.startSampling();
    return memory;
  }

  private static boolean reset(Path clearReferences) {
    if (!Files.isWritable(clearReferences)) {
      return false;
    }
    try {
      Files.write(clearReferences, "5".getBytes(StandardCharsets.US_ASCII));
      return true;
    } catch (IOException e) {
      // Some sandboxes show the file but refuse the write: sampling is the answer, not a failure.
      return false;
    }
  }

  /** Returns the kernel's mark in bytes, or 0 if the file has none. */
  private static long highWaterMark(Path status) {
    try {
      for (String line : Files.readAllLines(status, StandardCharsets.ISO_8859_1)) {
        if (line.startsWith(HIGH_WATER_MARK)) {
          String kibibytes = line.substring(HIGH_WATER_MARK.length()).replace("kB", "").strip();
          return Long.parseLong(kibibytes) * 1024;
        }
      }
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the peak memory from " + status, e);
    }
  }

  private static long heapAndNativeBytes() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory() + Pointer.totalBytes();
  }

  private void startSampling() {
    sampler.schedule(
        new TimerTask() {
          @Override
          public void run() {
            sample();
          }
        },
        0,
        SAMPLING_MILLISECONDS);
  }

  private void sample() {
    largestSample.accumulateAndGet(currentBytes.getAsLong(), Math::max);
  }

  /** Returns where the number comes from. */
  public Source source() {
    return source;
  }

  /** Returns the most memory held since the start, in megabytes of a million bytes. */
  public double peakMegabytes() {
    if (source == Source.KERNEL_HIGH_WATER_MARK) {
      return highWaterMark(status) / BYTES_PER_MEGABYTE;
    }
    sample();
    return largestSample.get() / BYTES_PER_MEGABYTE;
  }

  /** Stops sampling; the peak stays readable. */
  @Override
  public void close() {
    if (sampler != null) {
      sampler.cancel();
    }
  }

  /** Where a {@link PeakMemory} has its number from. */
  public enum Source {

    /** The kernel's high-water mark of the resident set (Linux, VmHWM): exact. */
    KERNEL_HIGH_WATER_MARK("peak resident set of the process, by the kernel"),

    /**
     * The resident set as JavaCPP reads it, looked at many times a second: short peaks are missed.
     */
    SAMPLED_RESIDENT_SET("largest resident set of the process among samples"),

    /**
     * Java heap in use plus what JavaCPP has allocated, looked at many times a second: native
     * memory of libraries that JavaCPP did not allocate is missed too.
     */
    SAMPLED_HEAP_AND_NATIVE("largest sum of heap in use and JavaCPP memory among samples");

    private final String description;

    Source(String description) {
      this.description = description;
    }

    /** Returns a phrase for the protocol. */
    public String description() {
      return description;
    }
  }
}
