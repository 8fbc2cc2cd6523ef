package io.github.lac4j.evaluation.execution;

import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.evaluation.cell.CellEvent;
import io.github.lac4j.evaluation.cell.CellFolder;
import io.github.lac4j.evaluation.cell.CellTask;
import java.util.List;
import java.util.function.Consumer;

/** Has a cell worked on, somewhere. Used by several threads at once. */
public interface CellLauncher {

  /**
   * Works on a cell until its folder has a result or a failure.
   *
   * @param events hears how it goes on, in the calling thread
   * @throws io.github.lac4j.core.file.LockedFolderException if another process works on it
   * @throws CellException if it stopped before; the message says why and where to read more
   * @throws InterruptedException if the calling thread was interrupted; the work has stopped then
   */
  void run(CellTask task, CellFolder folder, Consumer<CellEvent> events)
      throws InterruptedException;

  /** Says that work on a cell stopped before it was finished; it may go on in another attempt. */
  public static final class CellException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CellException(String message) {
      super(message);
    }

    public CellException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Says who works on cells; the command starts a process for each. */
  public interface Workers {

    /**
     * Returns what works on cells whose data sets lie at a place.
     *
     * @param where the place
     * @param words what tells another process on this machine the same place
     */
    CellLauncher at(DataLocation where, List<String> words);
  }
}
