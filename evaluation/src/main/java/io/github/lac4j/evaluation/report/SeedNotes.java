package io.github.lac4j.evaluation.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Says where the means of a column are over different seeds, because some cells failed or are not
 * finished: a row that is left with its lucky seeds looks better than it is.
 */
final class SeedNotes {

  private SeedNotes() {}

  /** Returns a line for every table and measure whose rows do not have the same seeds. */
  static List<String> of(StudyResult result) {
    List<String> notes = new ArrayList<>();
    for (ResultGroup group : result.groups()) {
      for (String measure : result.measures().keySet()) {
        Map<String, SortedSet<Long>> seeds = seeds(result, group, measure);
        if (seeds.values().stream().distinct().count() > 1) {
          notes.add(
              "%s: means of %s are over different seeds, so its marks may mislead (%s)"
                  .formatted(
                      group.heading(),
                      measure,
                      seeds.entrySet().stream().map(SeedNotes::words).collect(joining("; "))));
        }
      }
    }
    return notes;
  }

  private static String words(Map.Entry<String, SortedSet<Long>> row) {
    return row.getKey()
        + ": "
        + (row.getValue().isEmpty()
            ? "none"
            : row.getValue().stream().map(String::valueOf).collect(joining(", ")));
  }

  private static Map<String, SortedSet<Long>> seeds(
      StudyResult result, ResultGroup group, String measure) {
    Map<String, SortedSet<Long>> seeds = new LinkedHashMap<>();
    for (CellResult cell : result.cells(group)) {
      SortedSet<Long> row = seeds.computeIfAbsent(cell.objective(), key -> new TreeSet<>());
      if (cell.measures().stream().anyMatch(one -> one.name().equals(measure))) {
        row.add(cell.seed());
      }
    }
    return seeds;
  }
}
