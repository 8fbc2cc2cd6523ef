package io.github.lac4j.evaluation.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.lac4j.evaluation.environment.PeakMemory;
import io.github.lac4j.evaluation.environment.Timing;
import io.github.lac4j.models.onednn.PeakRate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Times one piece of work: the median of several runs, after a warm-up. */
public final class Benchmarks {

  private static final int WARM_UPS = 2;
  private static final double MEBIBYTE = 1024 * 1024;

  private final BenchmarkSteps steps;

  public Benchmarks(BenchmarkSteps steps) {
    this.steps = steps;
  }

  /** What can be timed, with its name in the words of the PyTorch peer. */
  public enum Work {
    /** An encoder forward, backward and update. */
    STEP("resnet-step"),
    /** A contrastive objective's whole step. */
    PRETRAIN("pretrain-step"),
    /** The convolutional autoencoder's whole step. */
    CAE("cae-step"),
    /** LAC's whole step on an autoencoder. */
    LAC("lac-step"),
    /** Value and gradient of a loss. */
    LOSS("loss"),
    /** The augmented views of one batch. */
    VIEWS("views");

    private final String what;

    Work(String what) {
      this.what = what;
    }
  }

  /** Runs a kind of work and returns the median of its runs. */
  public BenchmarkResult run(Work work, BenchmarkOptions options) {
    try (PeakMemory memory = PeakMemory.start()) {
      Runnable step = steps.prepare(work, options);
      double median =
          new Timing(WARM_UPS, Duration.ofSeconds(options.warmUp()), options.runs())
              .medianMilliseconds(step);
      long peakMebibytes = Math.round(memory.peakMegabytes() * 1e6 / MEBIBYTE);
      return new BenchmarkResult(
          work.what,
          options,
          threads(),
          steps.executor().name(),
          Math.round(median * 1000) / 1000.0,
          peakMebibytes,
          throughput(step, median));
    }
  }

  /** Returns null if no network ran on an executor that counts what it computes. */
  private Throughput throughput(Runnable step, double median) {
    long before = steps.executor().floatingPointOperations().orElse(0);
    step.run();
    long operations = steps.executor().floatingPointOperations().orElse(0) - before;
    return operations == 0 ? null : Throughput.of(operations, median, PeakRate.measure());
  }

  /** OpenMP takes a list of thread numbers, one for each level of nesting; the first one counts. */
  private static int threads() {
    String given = System.getenv("OMP_NUM_THREADS");
    return given == null
        ? Runtime.getRuntime().availableProcessors()
        : Integer.parseInt(given.split(",", 2)[0].trim());
  }

  /**
   * What to time, at which size.
   *
   * @param objective name of the objective, for pretraining steps and losses
   * @param model name of the model, for steps of an encoder and of LAC
   * @param width channels of the first layer
   * @param depth convolutions of each stage of the convolutional autoencoder
   * @param batch N of a step
   * @param n N of a loss
   * @param d D, the width of the embeddings
   * @param queue K of MoCo's queue
   * @param recipe name of the recipe of views
   * @param side rows and columns of the images of views
   * @param sizes widths of LAC's autoencoder, from the image to its reconstruction
   * @param recomputation whether LAC runs its first pass again instead of keeping its activities
   * @param runs timed runs, after at least two that are not
   * @param warmUp seconds that the runs before take together at least, 0 or more
   */
  public record BenchmarkOptions(
      String objective,
      String model,
      int width,
      int depth,
      int batch,
      int n,
      int d,
      int queue,
      String recipe,
      int side,
      List<Integer> sizes,
      boolean recomputation,
      int runs,
      int warmUp) {

    /**
     * Copies the list and checks the counts.
     *
     * @throws IllegalArgumentException naming every count that is below 1
     */
    public BenchmarkOptions {
      sizes = List.copyOf(sizes);
      List<String> problems = new ArrayList<>();
      requirePositive(problems, "width", width);
      requirePositive(problems, "depth", depth);
      requirePositive(problems, "batch", batch);
      requirePositive(problems, "n", n);
      requirePositive(problems, "d", d);
      requirePositive(problems, "queue", queue);
      requirePositive(problems, "side", side);
      requirePositive(problems, "runs", runs);
      if (warmUp < 0) {
        problems.add("warmUp is %d; it must be 0 or more".formatted(warmUp));
      }
      if (!problems.isEmpty()) {
        throw new IllegalArgumentException(String.join("; ", problems));
      }
    }

    private static void requirePositive(List<String> problems, String name, int value) {
      if (value < 1) {
        problems.add("%s is %d; it must be 1 or more".formatted(name, value));
      }
    }
  }

  /**
   * One timing, in the fields of the PyTorch peer's JSON lines.
   *
   * @param what the kind of work, for example {@code resnet-step}
   * @param options its sizes
   * @param threads threads that native code may use
   * @param executor what ran the networks
   * @param medianMilliseconds median over the runs
   * @param peakMebibytes most memory the process has held, in units of 1024 x 1024 bytes
   * @param throughput what networks on oneDNN reach; null where none ran
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record BenchmarkResult(
      String what,
      @JsonUnwrapped BenchmarkOptions options,
      int threads,
      String executor,
      @JsonProperty("median_ms") double medianMilliseconds,
      @JsonProperty("peak_rss_mb") long peakMebibytes,
      @JsonUnwrapped Throughput throughput) {}

  /**
   * How much of what the machine can compute a step reaches.
   *
   * @param gigaflopPerStep multiplications and additions of the step's convolutions and linear
   *     layers, in units of 10^9
   * @param gigaflops the same a second
   * @param peakGigaflops what a product of large matrices reaches in the same process
   * @param shareOfPeak the ratio of the two; it may exceed 1, since algorithms that need fewer
   *     multiplications are counted as if they did not
   */
  public record Throughput(
      @JsonProperty("gflop_per_step") double gigaflopPerStep,
      @JsonProperty("gflops") double gigaflops,
      @JsonProperty("peak_gflops") double peakGigaflops,
      @JsonProperty("share_of_peak") double shareOfPeak) {

    /** Relates the operations of a step to its time and to the peak. */
    static Throughput of(long operations, double milliseconds, double peakGigaflops) {
      double gigaflops = operations / (milliseconds * 1e6);
      return new Throughput(
          operations / 1e9,
          rounded(gigaflops),
          rounded(peakGigaflops),
          rounded(gigaflops / peakGigaflops));
    }

    private static double rounded(double value) {
      return Math.round(value * 1000) / 1000.0;
    }
  }
}
