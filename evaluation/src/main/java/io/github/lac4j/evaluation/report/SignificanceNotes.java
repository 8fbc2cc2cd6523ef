package io.github.lac4j.evaluation.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;

/** Says in words how the rows of a study were compared, and what so many seeds can show. */
public final class SignificanceNotes {

  /** Below this the t-test rests on a guess about how chance is spread more than on the numbers. */
  private static final int FEW_SEEDS = 5;

  private SignificanceNotes() {}

  /** Returns a few sentences; none if the study has no two rows to compare. */
  public static List<String> of(StudyResult result) {
    List<MeasureComparison> all = Comparisons.of(result);
    List<Comparison> comparisons =
        all.stream().flatMap(measure -> measure.comparisons().stream()).toList();
    if (comparisons.isEmpty()) {
      return List.of();
    }
    if (comparisons.stream().noneMatch(comparison -> comparison.test().isPresent())) {
      return List.of("significance: not tested: " + reasons(comparisons));
    }
    List<String> notes = new ArrayList<>();
    notes.add(
        "differences: mean over the seeds that both rows have, with half of its 95 % interval (Student's t, not corrected)");
    notes.add(
        "p: two-sided paired t-test over seeds after Holm's correction, for each measure by itself; against the control"
            + " for its rows, against the best row for all pairs of rows, because which row is best is read from the"
            + " same numbers");
    IntSummaryStatistics seeds =
        comparisons.stream()
            .filter(comparison -> comparison.test().isPresent())
            .mapToInt(Comparison::seeds)
            .summaryStatistics();
    if (seeds.getMin() < FEW_SEEDS) {
      notes.add(
          "few seeds: with %s a test says little. It supposes normally distributed differences, which so few cannot show; a large p is no sign that rows are alike"
              .formatted(
                  seeds.getMin() == seeds.getMax()
                      ? seeds.getMin() + " seeds"
                      : "%d to %d seeds".formatted(seeds.getMin(), seeds.getMax())));
    }
    if (comparisons.stream().anyMatch(comparison -> comparison.untested().isPresent())) {
      notes.add("no p: " + reasons(comparisons));
    }
    return notes;
  }

  private static String reasons(List<Comparison> comparisons) {
    return comparisons.stream()
        .flatMap(comparison -> comparison.untested().stream())
        .distinct()
        .collect(joining("; "));
  }
}
