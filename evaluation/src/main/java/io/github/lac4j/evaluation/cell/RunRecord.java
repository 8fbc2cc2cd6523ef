package io.github.lac4j.evaluation.cell;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.environment.GitState;
import io.github.lac4j.evaluation.environment.Machine;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a pretraining went: what it ended in, what it cost, and where it ran. Times and memory differ
 * from run to run.
 *
 * @param extensions how it became so long, if it was meant to be shorter, in order of time
 * @param steps training steps taken
 * @param lastLoss loss of the last step; empty if there was none
 * @param trainingSeconds wall-clock time of pretraining, without evaluation
 * @param waitingSeconds how long of that it waited for views
 * @param peakMemoryMegabytes most memory held during pretraining, in millions of bytes
 * @param memorySource how memory was measured
 * @param resumptions how often it was interrupted and went on
 * @param finished when it was over, in UTC
 * @param machine where it ran; if it was interrupted, since it last went on
 * @param git the checkout it was started in, as it was then, if it was one; if it was interrupted,
 *     that of the last start
 */
public record RunRecord(
    List<TrainingConfig.Extension> extensions,
    long steps,
    OptionalDouble lastLoss,
    double trainingSeconds,
    double waitingSeconds,
    double peakMemoryMegabytes,
    String memorySource,
    long resumptions,
    String finished,
    Machine machine,
    Optional<GitState> git) {

  /** Checks that nothing is null, and copies the list. */
  public RunRecord {
    extensions = List.copyOf(requireNonNull(extensions, "extensions is null"));
    requireNonNull(lastLoss, "lastLoss is null");
    requireNonNull(memorySource, "memorySource is null");
    requireNonNull(finished, "finished is null");
    requireNonNull(machine, "machine is null");
    requireNonNull(git, "git is null");
  }
}
