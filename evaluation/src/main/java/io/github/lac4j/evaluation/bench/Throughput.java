package io.github.lac4j.evaluation.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

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
