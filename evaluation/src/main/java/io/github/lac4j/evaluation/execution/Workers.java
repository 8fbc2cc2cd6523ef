package io.github.lac4j.evaluation.execution;

import io.github.lac4j.datasets.DataLocation;
import java.util.List;

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
