package io.github.lac4j.evaluation.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * One timing, in the fields of the PyTorch peer's JSON lines.
 *
 * @param what the kind of work, for example {@code resnet-step}
 * @param objective the objective, where it matters
 * @param width channels of the first layer
 * @param batch N of a step
 * @param n N of a loss
 * @param d D, the width of the embeddings
 * @param queue K of MoCo's queue
 * @param recipe the recipe of views
 * @param side rows and columns of the images of views
 * @param threads threads that native code may use
 * @param executor what ran the networks
 * @param medianMilliseconds median over the runs
 * @param peakMebibytes most memory the process has held, in units of 1024 x 1024 bytes
 * @param throughput what networks on oneDNN reach; null where none ran
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BenchmarkResult(
    String what,
    String objective,
    int width,
    int batch,
    int n,
    int d,
    int queue,
    String recipe,
    int side,
    int threads,
    String executor,
    @JsonProperty("median_ms") double medianMilliseconds,
    @JsonProperty("peak_rss_mb") long peakMebibytes,
    @JsonUnwrapped Throughput throughput) {}
