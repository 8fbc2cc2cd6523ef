package io.github.lac4j.evaluation.report;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.github.lac4j.evaluation.report.Column.PValue;
import io.github.lac4j.evaluation.report.Column.PlusMinus;
import io.github.lac4j.evaluation.report.Comparisons.Against;
import io.github.lac4j.evaluation.report.Comparisons.Comparison;
import io.github.lac4j.evaluation.report.Comparisons.MeasureComparison;
import io.github.lac4j.evaluation.report.StudyResult.ResultGroup;
import io.github.lac4j.evaluation.report.StudyResult.ResultRow;
import io.github.lac4j.evaluation.report.TextGrid.Markdown;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Writes which rows of a study's tables differ by more than chance, as tables for people.
 *
 * <p>For each accuracy every row is compared with the control and with the best row: the mean
 * difference over the seeds, its 95 % interval, and the p-value of the paired t-test after Holm's
 * correction.
 *
 * @param plusMinus the sign between a difference and half of its interval
 */
public record SignificanceTable(PlusMinus plusMinus) {

  private static final String MISSING = "-";

  /** Checks that there is a sign. */
  public SignificanceTable {
    requireNonNull(plusMinus, "plusMinus is null");
  }

  /** Returns the comparisons as aligned plain text, ending in a line break. */
  public String text(StudyResult result) {
    StringBuilder text = new StringBuilder();
    for (Section section : sections(result, UnaryOperator.identity())) {
      text.append(section.heading()).append('\n').append(section.grid().aligned()).append('\n');
    }
    SignificanceNotes.of(result).forEach(note -> text.append(note).append('\n'));
    return text.toString();
  }

  /** Returns the comparisons as Markdown, ending in a line break. */
  public String markdown(StudyResult result) {
    StringBuilder text = new StringBuilder();
    for (Section section : sections(result, Markdown::escape)) {
      text.append("**%s**\n\n%s\n".formatted(section.heading(), section.grid().markdown()));
    }
    SignificanceNotes.of(result)
        .forEach(note -> text.append("* ").append(Markdown.escape(note)).append('\n'));
    return text.toString();
  }

  private record Section(String heading, TextGrid grid) {}

  private List<Section> sections(StudyResult result, UnaryOperator<String> escape) {
    List<MeasureComparison> all =
        Comparisons.of(result).stream()
            .filter(comparison -> comparison.column().moreIsBetter())
            .toList();
    List<Section> sections = new ArrayList<>();
    for (ResultGroup group : result.groups()) {
      for (Against against : Against.values()) {
        List<MeasureComparison> measures =
            all.stream().filter(measure -> measure.isOf(group, against)).toList();
        if (measures.stream().anyMatch(MeasureComparison::tested)) {
          String heading =
              group.heading()
                  + switch (against) {
                    case CONTROL -> ": differences to the control";
                    case BEST -> ": differences to the best row";
                  };
          sections.add(new Section(escape.apply(heading), grid(group, measures, escape)));
        }
      }
    }
    return sections;
  }

  private TextGrid grid(
      ResultGroup group, List<MeasureComparison> measures, UnaryOperator<String> escape) {
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("objective"));
    for (MeasureComparison measure : measures) {
      head.add(escape.apply(measure.column().heading() + " - " + measure.reference()));
      head.add("p");
    }
    lines.add(head);
    for (ResultRow row : group.rows()) {
      List<String> line = new ArrayList<>(List.of(escape.apply(row.objective())));
      for (MeasureComparison measure : measures) {
        Optional<Comparison> comparison = measure.comparison(row.objective());
        line.add(comparison.map(c -> difference(measure.column(), c)).orElse(MISSING));
        line.add(
            comparison
                .flatMap(Comparison::test)
                .map(test -> PValue.format(test.adjustedPValue()))
                .orElse(MISSING));
      }
      lines.add(line);
    }
    return new TextGrid(lines);
  }

  private String difference(Column column, Comparison comparison) {
    if (comparison.meanDifference().isEmpty()) {
      return MISSING;
    }
    String mean = column.formatDifference(comparison.meanDifference().getAsDouble());
    return comparison
        .test()
        .map(test -> mean + " " + plusMinus.sign() + " " + column.format(test.halfWidth()))
        .orElse(mean);
  }

  /** Says in words how the rows of a study were compared, and what so many seeds can show. */
  public static final class SignificanceNotes {

    /**
     * Below this the t-test rests on a guess about how chance is spread more than on the numbers.
     */
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
}
