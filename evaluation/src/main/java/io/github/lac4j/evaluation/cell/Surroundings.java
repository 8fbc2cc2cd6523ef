package io.github.lac4j.evaluation.cell;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.environment.GitState;
import io.github.lac4j.evaluation.environment.Machine;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a process was started.
 *
 * @param machine the machine
 * @param git the checkout, if it was one
 */
record Surroundings(Machine machine, Optional<GitState> git) {

  /** Checks that nothing is null. */
  Surroundings {
    requireNonNull(machine, "machine is null");
    requireNonNull(git, "git is null");
  }

  /** Looks at the machine and the working directory as they are now. */
  static Surroundings current() {
    return new Surroundings(Machine.current(), GitState.of(Path.of("").toAbsolutePath()));
  }
}
