package io.github.lac4j.core.objective;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.random.Seed;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * What a learner must know of the run it is part of.
 *
 * @param seed where all chance of the run starts
 * @param batchSize N, the images of one step
 * @param stepsPerEpoch steps that make one epoch
 * @param epochs length of the run, which schedules stretch over
 * @param dataType {@link DataType#FLOAT} for training, {@link DataType#DOUBLE} for checking
 * @param executor what runs the networks
 * @param start the saved network whose parameters the encoder starts with; empty to draw them
 */
public record Run(
    Seed seed,
    int batchSize,
    int stepsPerEpoch,
    int epochs,
    DataType dataType,
    Executor executor,
    Optional<ComputationGraph> start) {

  /** The role of the network that is pretrained. */
  public static final String ENCODER = "encoder";

  /**
   * Checks that the run has a length and a number type that networks can train in.
   *
   * @throws IllegalArgumentException if a count is below one or the type is neither float nor
   *     double
   */
  public Run {
    requireNonNull(seed, "seed is null");
    requireNonNull(dataType, "dataType is null");
    requireNonNull(executor, "executor is null");
    requireNonNull(start, "start is null");
    if (batchSize < 1 || stepsPerEpoch < 1 || epochs < 1) {
      throw new IllegalArgumentException(
          "Batch size, steps per epoch and epochs must be 1 or more, but are %d, %d and %d"
              .formatted(batchSize, stepsPerEpoch, epochs));
    }
    if (dataType != DataType.FLOAT && dataType != DataType.DOUBLE) {
      throw new IllegalArgumentException("Training runs in FLOAT or DOUBLE, not in " + dataType);
    }
  }

  /**
   * Describes a run whose networks all start with drawn parameters.
   *
   * @throws IllegalArgumentException if a count is below one or the type is neither float nor
   *     double
   */
  public Run(
      Seed seed,
      int batchSize,
      int stepsPerEpoch,
      int epochs,
      DataType dataType,
      Executor executor) {
    this(seed, batchSize, stepsPerEpoch, epochs, dataType, executor, Optional.empty());
  }

  /**
   * Returns the same run with an encoder that starts from a saved one, running statistics included.
   *
   * @param encoder has the parameters that the model's encoder has, in names and shapes; its
   *     numbers may be of another type; only read
   */
  public Run startingFrom(ComputationGraph encoder) {
    return new Run(
        seed, batchSize, stepsPerEpoch, epochs, dataType, executor, Optional.of(encoder));
  }

  /** Returns the number of steps of the whole run. */
  public long totalSteps() {
    return (long) stepsPerEpoch * epochs;
  }

  /**
   * Builds a network of this run.
   *
   * <p>Its parameters depend on the seed and the role only, so that every objective of a study
   * starts from the same encoder. An encoder has those of {@link #start()} instead, if there are
   * any.
   *
   * @param role what the network is for, for example {@value #ENCODER} or {@code projection-head}
   * @throws IllegalArgumentException if the encoder cannot start from {@link #start()}; the message
   *     names the parameter that differs
   */
  public Network build(String role, Blueprint blueprint) {
    if (start.isPresent() && role.equals(ENCODER)) {
      return Network.of(blueprint, executor, start.get());
    }
    return Network.create(blueprint, executor, seed.derive(role));
  }
}
