package io.github.lac4j.evaluation.execution;

import io.github.lac4j.evaluation.environment.GitState;
import io.github.lac4j.evaluation.environment.Machine;
import io.github.lac4j.evaluation.environment.Software;
import io.github.lac4j.evaluation.study.StudyCell;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a study's folder says about the study as a whole.
 *
 * @param name what it is called
 * @param description what it is for
 * @param started when it was last started, in UTC
 * @param command words of the command line that started it
 * @param jobs cells side by side
 * @param software versions of the programs
 * @param machine where it was started
 * @param git the checkout it was started in, if it was one
 * @param protocol how the numbers are made, a line for each thing that decides them
 * @param fingerprints digests of all images, by data set and part
 * @param cells all cells, in the order of the table
 */
public record StudyRecord(
    String name,
    String description,
    String started,
    List<String> command,
    int jobs,
    Software software,
    Machine machine,
    Optional<GitState> git,
    List<String> protocol,
    Map<String, String> fingerprints,
    List<StudyCell> cells) {

  /** Copies lists and map; their order is kept. */
  public StudyRecord {
    command = List.copyOf(command);
    protocol = List.copyOf(protocol);
    fingerprints = Collections.unmodifiableMap(new LinkedHashMap<>(fingerprints));
    cells = List.copyOf(cells);
  }

  /**
   * Says whether another study has the same rows, cells and columns, whatever its data are called.
   */
  boolean hasCellsOf(StudyRecord other) {
    return places(cells).equals(places(other.cells));
  }

  private static List<List<?>> places(List<StudyCell> cells) {
    return cells.stream()
        .<List<?>>map(cell -> List.of(cell.row(), cell.model(), cell.id(), cell.judgings()))
        .toList();
  }
}
