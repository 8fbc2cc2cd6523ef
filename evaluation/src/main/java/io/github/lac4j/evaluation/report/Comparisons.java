package io.github.lac4j.evaluation.report;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.report.StudyResult.ResultGroup;
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

  /**
   * One measure of one table: each row compared with the control, or with the best row.
   *
   * @param dataset name of the table's data set
   * @param model name of the table's model
   * @param column the measure
   * @param against what the rows are compared with
   * @param reference the label of that row
   * @param comparisons all other rows, in the order of the table
   * @param family how many comparisons p-values are corrected for
   */
  public record MeasureComparison(
      String dataset,
      String model,
      Column column,
      Against against,
      String reference,
      List<Comparison> comparisons,
      int family) {

    /** Copies the list. */
    public MeasureComparison {
      requireNonNull(dataset, "dataset is null");
      requireNonNull(model, "model is null");
      requireNonNull(column, "column is null");
      requireNonNull(against, "against is null");
      requireNonNull(reference, "reference is null");
      comparisons = List.copyOf(requireNonNull(comparisons, "comparisons is null"));
    }

    /** Says whether it compares the rows of a table with this. */
    public boolean isOf(ResultGroup group, Against other) {
      return against == other && dataset.equals(group.dataset()) && model.equals(group.model());
    }

    /** Returns the comparison of one row; empty for the reference itself. */
    public Optional<Comparison> comparison(String objective) {
      return comparisons.stream()
          .filter(comparison -> comparison.objective().equals(objective))
          .findFirst();
    }

    /** Says whether any row could be tested. */
    public boolean tested() {
      return comparisons.stream().anyMatch(comparison -> comparison.test().isPresent());
    }
  }

  /**
   * A row of a table compared with another one, over the seeds that both have.
   *
   * @param objective label of the row
   * @param seeds how many both have
   * @param meanDifference mean over these seeds of the row's number minus the other's; empty for
   *     none
   * @param test what the t-test says; empty where there is none
   * @param signFlipPValue p-value of the exact sign-flip permutation test, uncorrected; empty for
   *     one seed and for more than 20
   * @param untested why there is no t-test, in words
   */
  public record Comparison(
      String objective,
      int seeds,
      OptionalDouble meanDifference,
      Optional<TestResult> test,
      OptionalDouble signFlipPValue,
      Optional<String> untested) {

    /** Checks that there is either a test or a reason. */
    public Comparison {
      requireNonNull(objective, "objective is null");
      requireNonNull(meanDifference, "meanDifference is null");
      requireNonNull(signFlipPValue, "signFlipPValue is null");
      if (test.isPresent() == untested.isPresent()) {
        throw new IllegalArgumentException(
            "A comparison has either a test or a reason why not, but %s has %s and %s"
                .formatted(objective, test, untested));
      }
    }

    /**
     * A paired t-test, two-sided.
     *
     * @param halfWidth the true mean difference lies within the mean one plus or minus this with a
     *     confidence of 95 %, uncorrected
     * @param pValue uncorrected
     * @param adjustedPValue after Holm's correction
     */
    public record TestResult(double halfWidth, double pValue, double adjustedPValue) {}
  }

  /** What the rows of a table are compared with. */
  public enum Against {
    /** The row without pretraining. */
    CONTROL,
    /** The row with the highest mean. */
    BEST
  }
}
