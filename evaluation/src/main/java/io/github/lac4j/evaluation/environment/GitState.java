package io.github.lac4j.evaluation.environment;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The state of a checkout.
 *
 * @param commit the commit's full name
 * @param branch the branch, or {@code HEAD} if none is checked out
 * @param changed whether tracked files differ from the commit
 */
public record GitState(String commit, String branch, boolean changed) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Checks that nothing is null. */
  public GitState {
    requireNonNull(commit, "commit is null");
    requireNonNull(branch, "branch is null");
  }

  /**
   * Asks git; empty if the folder is in no checkout with a commit, or git is not there or does not
   * answer in time.
   */
  public static Optional<GitState> of(Path folder) {
    return of(folder, "git", PATIENCE);
  }

  /**
   * Does the same.
   *
   * @param program what is started in place of git
   * @param patience how long to wait for each of three answers; the first that is missing ends it
   */
  static Optional<GitState> of(Path folder, String program, Duration patience) {
    Git git = new Git(folder, program, patience);
    return git.ask("rev-parse", "HEAD")
        .flatMap(
            commit ->
                git.ask("rev-parse", "--abbrev-ref", "HEAD")
                    .flatMap(
                        branch ->
                            git.ask("status", "--porcelain", "--untracked-files=no")
                                .map(changes -> new GitState(commit, branch, !changes.isEmpty()))));
  }

  private record Git(Path folder, String program, Duration patience) {

    Optional<String> ask(String... words) {
      // A checkout may name programs to run for "status"; none is needed here.
      List<String> command = new ArrayList<>(List.of(program, "-c", "core.fsmonitor=false"));
      command.addAll(List.of(words));
      try {
        Process process =
            new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        try {
          String output = output(process).get(patience.toMillis(), TimeUnit.MILLISECONDS);
          return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
                  && process.exitValue() == 0
              ? Optional.of(output.strip())
              : Optional.empty();
        } finally {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly();
        }
      } catch (IOException | ExecutionException | TimeoutException e) {
        // There is no git on this machine, or none that answers: then there is no state.
        return Optional.empty();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }

    /** Reads in a thread of its own: the end of a pipe can be waited for without end. */
    private static Future<String> output(Process process) {
      FutureTask<String> output =
          new FutureTask<>(
              () -> new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      Thread reader = new Thread(output, "git-output");
      reader.setDaemon(true);
      reader.start();
      return output;
    }
  }
}
