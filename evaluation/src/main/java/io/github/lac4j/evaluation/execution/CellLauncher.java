package io.github.lac4j.evaluation.execution;

import io.github.lac4j.evaluation.cell.CellEvent;
import io.github.lac4j.evaluation.cell.CellFolder;
import io.github.lac4j.evaluation.cell.CellOrder;
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
  void run(CellOrder order, CellFolder folder, Consumer<CellEvent> events)
      throws InterruptedException;
}
