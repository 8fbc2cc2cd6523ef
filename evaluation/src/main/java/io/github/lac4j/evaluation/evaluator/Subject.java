package io.github.lac4j.evaluation.evaluator;

import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.evaluation.feature.Features;

/**
 * What an evaluator judges: an encoder, and the images that it is judged on.
 *
 * <p>Features are computed when they are first asked for, once for all evaluators.
 */
public interface Subject {

  /** Returns the features of the images to fit on, N x D, in the order of {@link #images()}. */
  Features fit();

  /** Returns the features of the images held out, M x D, in the order of {@link #images()}. */
  Features held();

  /** Returns the images that the features are of. */
  EvaluationImages images();

  /** Returns the encoder; it must not be changed, so train a {@link Network#copy() copy} of it. */
  Network encoder();

  /** Returns where the chance of evaluators starts: the seed of the run that made the encoder. */
  Seed seed();
}
