package io.github.lac4j.evaluation.report;

import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.significance.Holm;
import io.github.lac4j.evaluation.significance.MeanDifference;
import io.github.lac4j.evaluation.significance.PairedDifferences;
import io.github.lac4j.evaluation.significance.SignFlipPermutation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Compares the rows of each table: every measure with the control row, and every accuracy with the
 * best row too.
 *
 * <p>Rows are paired by seed, because for one seed all objectives start from the same encoder.
 * Which row is best is itself read from the numbers, so p-values against it are corrected for all
 * pairs of rows that could have become the pair in question; those against the control for its rows
 * alone.
 */
public final class Comparisons {

  /** The confidence of intervals. */
  public static final double CONFIDENCE = 0.95;

  private Comparisons() {}

  /** Returns the comparisons of a study; none for a table of one row. */
  public static List<MeasureComparison> of(StudyResult result) {
    List<MeasureComparison> all = new ArrayList<>();
    for (ResultGroup group : result.groups()) {
      for (Map.Entry<String, Measure.Scale> measure : result.measures().entrySet()) {
        Column column = Column.of(measure.getKey(), measure.getValue());
        MeasureRows rows = MeasureRows.of(result, group, column);
        group
            .control()
            .flatMap(control -> rows.position(control.objective()::equals))
            .flatMap(control -> rows.against(Against.CONTROL, control))
            .ifPresent(all::add);
        column
            .best(group.rows())
            .flatMap(best -> rows.position(best.objective()::equals))
            .flatMap(best -> rows.against(Against.BEST, best))
            .ifPresent(all::add);
      }
    }
    return all;
  }

  /** The numbers of one measure in one table, by row and seed. */
  private record MeasureRows(
      ResultGroup group, Column column, List<String> labels, List<Map<Long, Double>> numbers) {

    static MeasureRows of(StudyResult result, ResultGroup group, Column column) {
      Map<String, Map<Long, Double>> rows = new LinkedHashMap<>();
      for (CellResult cell : result.cells(group)) {
        for (Measure measure : cell.measures()) {
          if (measure.name().equals(column.name())) {
            rows.computeIfAbsent(cell.objective(), label -> new LinkedHashMap<>())
                .put(cell.seed(), measure.value());
          }
        }
      }
      return new MeasureRows(group, column, List.copyOf(rows.keySet()), List.copyOf(rows.values()));
    }

    Optional<Integer> position(Predicate<String> wanted) {
      return labels.stream().filter(wanted).findFirst().map(labels::indexOf);
    }

    Optional<MeasureComparison> against(Against against, int reference) {
      int[] others = IntStream.range(0, labels.size()).filter(row -> row != reference).toArray();
      if (others.length == 0) {
        return Optional.empty();
      }
      List<Pair> family = new ArrayList<>();
      for (int row : others) {
        family.add(new Pair(row, reference));
      }
      if (against == Against.BEST) {
        for (int row : others) {
          for (int other : others) {
            if (row < other) {
              family.add(new Pair(row, other));
            }
          }
        }
      }
      List<PairedComparison> tests = family.stream().map(this::test).toList();
      List<Double> pValues =
          tests.stream()
              .flatMap(test -> test.student().stream())
              .map(MeanDifference::pValue)
              .toList();
      Iterator<Double> adjusted = Holm.adjust(pValues).iterator();
      List<Comparison> comparisons = new ArrayList<>();
      for (int i = 0; i < others.length; i++) {
        comparisons.add(tests.get(i).comparison(labels.get(others[i]), adjusted));
      }
      return Optional.of(
          new MeasureComparison(
              group.dataset(),
              group.model(),
              column,
              against,
              labels.get(reference),
              comparisons,
              pValues.size()));
    }

    private PairedComparison test(Pair pair) {
      Map<Long, Double> first = numbers.get(pair.row());
      Map<Long, Double> second = numbers.get(pair.reference());
      long[] seeds =
          first.keySet().stream().filter(second::containsKey).mapToLong(s -> s).toArray();
      if (seeds.length == 0) {
        return new PairedComparison(Optional.empty(), Optional.empty());
      }
      PairedDifferences differences =
          PairedDifferences.of(
              IntStream.range(0, seeds.length).mapToDouble(i -> first.get(seeds[i])).toArray(),
              IntStream.range(0, seeds.length).mapToDouble(i -> second.get(seeds[i])).toArray());
      return new PairedComparison(
          Optional.of(differences),
          seeds.length > 1 && differences.varying()
              ? Optional.of(MeanDifference.of(differences))
              : Optional.empty());
    }
  }

  private record Pair(int row, int reference) {}

  private record PairedComparison(
      Optional<PairedDifferences> differences, Optional<MeanDifference> student) {

    Comparison comparison(String label, Iterator<Double> adjusted) {
      int seeds = differences.map(PairedDifferences::pairs).orElse(0);
      return new Comparison(
          label,
          seeds,
          differences.stream().mapToDouble(PairedDifferences::mean).findFirst(),
          student.map(
              test ->
                  new Comparison.TestResult(
                      test.halfWidth(CONFIDENCE), test.pValue(), adjusted.next())),
          seeds > 1
              ? SignFlipPermutation.pValue(differences.orElseThrow())
              : OptionalDouble.empty(),
          student.isPresent() ? Optional.empty() : Optional.of(untested(seeds)));
    }

    private static String untested(int seeds) {
      return switch (seeds) {
        case 0 -> "no seed in common";
        case 1 -> "one seed says nothing about chance, use 3 or better 5";
        default -> "the same difference for every seed";
      };
    }
  }
}
