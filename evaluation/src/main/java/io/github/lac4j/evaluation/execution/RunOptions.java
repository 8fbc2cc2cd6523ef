package io.github.lac4j.evaluation.execution;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;

/**
 * How a study is to be run; nothing here changes a result.
 *
 * @param jobs cells side by side
 * @param fresh whether to forget what the folder has of the study's cells
 * @param retryFailed whether to try cells again whose training diverged or collapsed
 * @param command words of the command line, to be kept
 * @param replaced keys of the study that may have other values than in the folder's study, because
 *     a person asked for it
 */
public record RunOptions(
    int jobs, boolean fresh, boolean retryFailed, List<String> command, Set<String> replaced) {

  /**
   * Copies list and set.
   *
   * @throws IllegalArgumentException if there is no job
   */
  public RunOptions {
    command = List.copyOf(requireNonNull(command, "command is null"));
    replaced = Set.copyOf(requireNonNull(replaced, "replaced is null"));
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs is %d; it must be 1 or more".formatted(jobs));
    }
  }
}
