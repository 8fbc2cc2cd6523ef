package io.github.lac4j.evaluation.execution;

import io.github.lac4j.core.registry.KnownNames;
import io.github.lac4j.evaluation.report.CellResult;
import io.github.lac4j.evaluation.report.StudyResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Joins the results of several studies into one, whose rows carry the names of their studies. */
public final class SideBySide {

  private SideBySide() {}

  /**
   * A study, or one of its rows.
   *
   * @param name what the study is called
   * @param result what it found
   * @param row the row; empty for all
   */
  public record Operand(String name, StudyResult result, Optional<String> row) {

    /**
     * Checks that there is such a row.
     *
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public Operand {
      Set<String> rows = new LinkedHashSet<>();
      result.cells().forEach(cell -> rows.add(cell.objective()));
      if (row.isPresent() && !rows.contains(row.get())) {
        throw new IllegalArgumentException(
            "The study %s has no finished row \"%s\"; %s"
                .formatted(name, row.get(), new KnownNames("row", rows).hint(row.get())));
      }
    }
  }

  /**
   * Returns one result with the rows of all operands; rows of the same objective stand together.
   * Lines of the protocol that only one study has are led by its name, and a first note says what
   * they are about.
   *
   * @throws IllegalArgumentException if two operands are the same
   */
  public static StudyResult of(List<Operand> operands) {
    Map<String, List<CellResult>> byRow = new LinkedHashMap<>();
    Map<String, String> versions = new LinkedHashMap<>();
    Map<String, String> fingerprints = new LinkedHashMap<>();
    for (Operand operand : operands) {
      for (CellResult cell : operand.result().cells()) {
        if (operand.row().isEmpty() || operand.row().get().equals(cell.objective())) {
          byRow
              .computeIfAbsent(cell.objective(), row -> new ArrayList<>())
              .add(renamed(cell, operand.name()));
        }
      }
      put(versions, operand.name(), operand.result().versions());
      put(fingerprints, operand.name(), operand.result().fingerprints());
    }
    List<CellResult> cells = byRow.values().stream().flatMap(List::stream).toList();
    Set<String> different = new LinkedHashSet<>();
    List<String> protocol = joined(operands, StudyResult::protocol, different);
    List<String> notes = joined(operands, StudyResult::notes, new LinkedHashSet<>());
    if (!different.isEmpty()) {
      notes.add(
          0,
          "the studies differ in: %s. A difference between their rows can come from any of these; the protocol says how"
              .formatted(String.join(", ", different)));
    }
    return new StudyResult(cells, protocol, notes, versions, fingerprints);
  }

  private static CellResult renamed(CellResult cell, String study) {
    return new CellResult(
        study + ": " + cell.objective(),
        cell.model(),
        cell.dataset(),
        cell.seed(),
        cell.measures(),
        cell.trainingSeconds(),
        cell.peakMemoryMegabytes(),
        cell.steps(),
        cell.lastLoss());
  }

  /** Keeps a value under its key, and under the study's name too if another study has another. */
  private static void put(Map<String, String> all, String study, Map<String, String> own) {
    own.forEach(
        (key, value) -> {
          String known = all.putIfAbsent(key, value);
          if (known != null && !known.equals(value)) {
            all.put(study + ": " + key, value);
          }
        });
  }

  /** Joins lines, and adds to a set what those lines are about that not all studies have. */
  private static List<String> joined(
      List<Operand> operands, Function<StudyResult, List<String>> part, Set<String> different) {
    List<String> lines = new ArrayList<>();
    for (Operand operand : operands) {
      for (String line : part.apply(operand.result())) {
        boolean shared =
            operands.stream().allMatch(other -> part.apply(other.result()).contains(line));
        if (!shared && line.contains(": ")) {
          different.add(line.substring(0, line.indexOf(": ")));
        }
        String written = shared ? line : operand.name() + ": " + line;
        if (!lines.contains(written)) {
          lines.add(written);
        }
      }
    }
    return lines;
  }
}
