package io.github.lac4j.evaluation.bench;

import io.github.lac4j.core.network.Executor;
import io.github.lac4j.evaluation.environment.PeakMemory;
import io.github.lac4j.evaluation.environment.Timing;
import io.github.lac4j.models.onednn.PeakRate;
import java.time.Duration;

/** Times benchmarks. */
public final class Benchmarks {

  private static final int WARM_UPS = 2;
  private static final double MEBIBYTE = 1024 * 1024;

  private final Executor executor;

  /** Creates a timer of work on this executor. */
  public Benchmarks(Executor executor) {
    this.executor = executor;
  }

  /** Runs a benchmark and returns the median of its runs. */
  public BenchmarkResult run(Benchmark benchmark, BenchmarkOptions options) {
    try (PeakMemory memory = PeakMemory.start()) {
      Runnable step = benchmark.prepare(options);
      double median =
          new Timing(WARM_UPS, Duration.ofSeconds(options.warmUp()), options.runs())
              .medianMilliseconds(step);
      long peakMebibytes = Math.round(memory.peakMegabytes() * 1e6 / MEBIBYTE);
      return new BenchmarkResult(
          benchmark.what(),
          options.objective(),
          options.width(),
          options.batch(),
          options.n(),
          options.d(),
          options.queue(),
          options.recipe(),
          options.side(),
          threads(),
          executor.name(),
          Math.round(median * 1000) / 1000.0,
          peakMebibytes,
          throughput(step, median));
    }
  }

  /** Returns null if no network ran on an executor that counts what it computes. */
  private Throughput throughput(Runnable step, double median) {
    long before = executor.floatingPointOperations().orElse(0);
    step.run();
    long operations = executor.floatingPointOperations().orElse(0) - before;
    return operations == 0 ? null : Throughput.of(operations, median, PeakRate.measure());
  }

  /** OpenMP takes a list of thread numbers, one for each level of nesting; the first one counts. */
  private static int threads() {
    String given = System.getenv("OMP_NUM_THREADS");
    return given == null
        ? Runtime.getRuntime().availableProcessors()
        : Integer.parseInt(given.split(",", 2)[0].trim());
  }
}
