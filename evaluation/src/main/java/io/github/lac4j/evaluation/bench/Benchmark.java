package io.github.lac4j.evaluation.bench;

/** A kind of work that can be timed. */
public interface Benchmark {

  /** Returns the name of the work in the peer's words, for example {@code resnet-step}. */
  String what();

  /** Builds everything the work needs and returns one step of it. */
  Runnable prepare(BenchmarkOptions options);
}
