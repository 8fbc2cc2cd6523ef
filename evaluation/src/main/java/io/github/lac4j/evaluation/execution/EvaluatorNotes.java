package io.github.lac4j.evaluation.execution;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Gathers what evaluators noted of the cells of a study, each note once. */
final class EvaluatorNotes {

  private final Map<String, Map<String, Set<Long>>> seedsByNoteAndRow = new LinkedHashMap<>();
  private final RowNames names;

  /**
   * Starts without notes.
   *
   * @param names what rows are called
   */
  EvaluatorNotes(RowNames names) {
    this.names = names;
  }

  void add(CellEntry entry, Set<String> notes) {
    String row = names.of(entry.dataset(), entry.model(), entry.row());
    for (String note : notes) {
      seedsByNoteAndRow
          .computeIfAbsent(note, key -> new LinkedHashMap<>())
          .computeIfAbsent(row, key -> new TreeSet<>())
          .add(entry.seed());
    }
  }

  /** Returns a line for each note that names the cells it is of, in the order of the cells. */
  List<String> lines() {
    return seedsByNoteAndRow.entrySet().stream()
        .map(note -> "note: %s (%s)".formatted(note.getKey(), cells(note.getValue())))
        .toList();
  }

  private static String cells(Map<String, Set<Long>> seedsByRow) {
    return seedsByRow.entrySet().stream()
        .map(
            row ->
                "%s, %s %s"
                    .formatted(
                        row.getKey(),
                        row.getValue().size() == 1 ? "seed" : "seeds",
                        row.getValue().stream().map(String::valueOf).collect(joining(", "))))
        .collect(joining("; "));
  }
}
