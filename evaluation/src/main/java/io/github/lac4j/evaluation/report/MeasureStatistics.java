package io.github.lac4j.evaluation.report;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.evaluator.Measure;

/**
 * A measure over the seeds of a row.
 *
 * @param name what stands over its column
 * @param scale how the numbers are to be read
 * @param statistics over the seeds
 */
public record MeasureStatistics(String name, Measure.Scale scale, Statistics statistics) {

  /** Checks that nothing is missing. */
  public MeasureStatistics {
    requireNonNull(name, "name is null");
    requireNonNull(scale, "scale is null");
    requireNonNull(statistics, "statistics is null");
  }
}
