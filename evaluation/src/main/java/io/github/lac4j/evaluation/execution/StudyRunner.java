package io.github.lac4j.evaluation.execution;

import io.github.lac4j.core.file.LockedFolderException;
import io.github.lac4j.core.file.ProcessLock;
import io.github.lac4j.evaluation.cell.CellFolder;
import io.github.lac4j.evaluation.cell.CellTask;
import io.github.lac4j.evaluation.environment.GitState;
import io.github.lac4j.evaluation.environment.Machine;
import io.github.lac4j.evaluation.report.CellResult;
import io.github.lac4j.evaluation.study.Protocol;
import io.github.lac4j.evaluation.study.Study;
import io.github.lac4j.evaluation.study.StudyCell;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Works on the cells of a study, some side by side, until each has a result or a failure.
 *
 * <p>What the folder has of a cell is not made again. The results do not depend on how many cells
 * are worked on at a time, on their order, or on interruptions.
 */
public final class StudyRunner {

  private final CellLauncher launcher;

  public StudyRunner(CellLauncher launcher) {
    this.launcher = launcher;
  }

  /**
   * Runs a study. A report that is there of other cells is kept beside the new one.
   *
   * @throws IllegalArgumentException if the folder holds a study of which this one would replace
   *     something; the message has what differs, and nothing was changed
   * @throws io.github.lac4j.core.file.LockedFolderException if another process runs a study in the
   *     folder
   * @throws InterruptedException if the calling thread was interrupted; running cells have stopped
   *     then, and can go on later
   */
  public Outcome run(Study study, StudyFolder folder, Options options, StudyListener listener)
      throws InterruptedException {
    ProcessLock lock = folder.lock();
    try {
      folder.requireGrowsInto(study.resolved(), options.replaced());
      StudyRecord record = record(study, options);
      if (options.fresh() || !folder.study().filter(record::hasCellsOf).isPresent()) {
        folder.keepReport();
      }
      folder.write(record, study.resolved());
      record.cells().stream()
          .filter(
              entry ->
                  options.fresh()
                      || (options.retryFailed() && folder.state(entry) == StudyStatus.State.FAILED))
          .forEach(entry -> folder.cell(entry.id()).delete());
      // Two rows with equal settings share their cells.
      Map<String, StudyCell> waiting = new LinkedHashMap<>();
      for (StudyCell cell : record.cells()) {
        if (!isOver(folder.state(cell))) {
          waiting.putIfAbsent(cell.id(), cell);
        }
      }
      int finished =
          (int) record.cells().stream().filter(entry -> isOver(folder.state(entry))).count();
      listener.onStart(record.cells().size(), finished);
      work(waiting.values(), study, folder, options.jobs(), listener);
      return outcome(record, folder);
    } finally {
      lock.close();
    }
  }

  private static boolean isOver(StudyStatus.State state) {
    return state == StudyStatus.State.FINISHED || state == StudyStatus.State.FAILED;
  }

  private void work(
      Collection<StudyCell> waiting,
      Study study,
      StudyFolder folder,
      int jobs,
      StudyListener listener)
      throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(jobs);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (StudyCell entry : waiting) {
        running.add(
            pool.submit(
                () -> {
                  work(entry, study.task(entry), folder, listener);
                  return null;
                }));
      }
      for (Future<?> cell : running) {
        cell.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UncheckedIOException unusable) {
        throw unusable;
      }
      throw new IllegalStateException("A cell could not be worked on", e.getCause());
    } finally {
      pool.shutdownNow();
      pool.awaitTermination(1, TimeUnit.MINUTES);
    }
  }

  private void work(StudyCell entry, CellTask task, StudyFolder folder, StudyListener listener)
      throws InterruptedException {
    CellFolder own = folder.cell(entry.id());
    tell(listener, to -> to.onCellStart(entry));
    own.forgetStop();
    try {
      launcher.run(task, own, event -> tell(listener, to -> to.onEvent(entry, event)));
    } catch (CellLauncher.CellException e) {
      own.writeStop(e.getMessage());
      tell(listener, to -> to.onCellFailed(entry, e.getMessage()));
      return;
    } catch (LockedFolderException e) {
      tell(listener, to -> to.onCellFailed(entry, e.getMessage()));
      return;
    }
    Optional<CellFolder.Failure> failure = own.failure();
    if (failure.isPresent()) {
      tell(listener, to -> to.onCellFailed(entry, failure.get().reason()));
    } else {
      CellResult result = StudyReports.FinishedCell.result(entry, own);
      tell(listener, to -> to.onCellEnd(entry, result));
    }
  }

  private static Outcome outcome(StudyRecord record, StudyFolder folder) {
    int finished = 0;
    int failed = 0;
    for (StudyCell entry : record.cells()) {
      StudyStatus.State state = folder.state(entry);
      finished += state == StudyStatus.State.FINISHED ? 1 : 0;
      failed += state == StudyStatus.State.FAILED ? 1 : 0;
    }
    return new Outcome(finished, failed, record.cells().size() - finished - failed);
  }

  private StudyRecord record(Study study, Options options) {
    return new StudyRecord(
        study.name(),
        study.config().description(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        options.command(),
        options.jobs(),
        study.task(study.cells().get(0)).cell().software(),
        Machine.current(),
        GitState.of(Path.of("").toAbsolutePath()),
        Protocol.of(study),
        Protocol.fingerprints(study),
        study.cells());
  }

  /**
   * How a study is to be run; nothing here changes a result.
   *
   * @param jobs cells side by side
   * @param fresh whether to forget what the folder has of the study's cells
   * @param retryFailed whether to try cells again whose training diverged or collapsed
   * @param command words of the command line, to be kept
   * @param replaced keys of the study that may have other values than in the folder's study,
   *     because a person asked for it
   */
  public record Options(
      int jobs, boolean fresh, boolean retryFailed, List<String> command, Set<String> replaced) {

    /**
     * Copies list and set.
     *
     * @throws IllegalArgumentException if there is no job
     */
    public Options {
      command = List.copyOf(command);
      replaced = Set.copyOf(replaced);
      if (jobs < 1) {
        throw new IllegalArgumentException("jobs is %d; it must be 1 or more".formatted(jobs));
      }
    }
  }

  /**
   * How a study ended.
   *
   * @param finished cells that have all their numbers
   * @param failed cells whose training diverged or collapsed
   * @param stopped cells that stopped for another reason; the study can be run again to go on
   */
  public record Outcome(int finished, int failed, int stopped) {

    /** Says whether every cell has its numbers. */
    public boolean isComplete() {
      return failed == 0 && stopped == 0;
    }
  }

  /** Cells are worked on by several threads, which speak to a listener one after the other. */
  private static void tell(StudyListener listener, Consumer<StudyListener> what) {
    synchronized (listener) {
      what.accept(listener);
    }
  }
}
