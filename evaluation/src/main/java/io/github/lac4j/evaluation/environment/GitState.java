package io.github.lac4j.evaluation.environment;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The state of a checkout.
 *
 * @param commit the commit's full name
 * @param branch the branch, or {@code HEAD} if none is checked out
 * @param changed whether tracked files differ from the commit
 */
public record GitState(String commit, String branch, boolean changed) {

  private static final long PATIENCE_SECONDS = 10;

  /** Checks that nothing is null. */
  public GitState {
    requireNonNull(commit, "commit is null");
    requireNonNull(branch, "branch is null");
  }

  /** Asks git; empty if the folder is in no checkout with a commit, or there is no git. */
  public static Optional<GitState> of(Path folder) {
    return git(folder, "rev-parse", "HEAD")
        .flatMap(
            commit ->
                git(folder, "rev-parse", "--abbrev-ref", "HEAD")
                    .flatMap(
                        branch ->
                            git(folder, "status", "--porcelain", "--untracked-files=no")
                                .map(changes -> new GitState(commit, branch, !changes.isEmpty()))));
  }

  private static Optional<String> git(Path folder, String... words) {
    // A checkout may name programs to run for "status"; none is needed here.
    List<String> command = new ArrayList<>(List.of("git", "-c", "core.fsmonitor=false"));
    command.addAll(List.of(words));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectInput(ProcessBuilder.Redirect.PIPE)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      return process.exitValue() == 0 ? Optional.of(output.strip()) : Optional.empty();
    } catch (IOException e) {
      // There is no git on this machine: then there is no state to speak of.
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
