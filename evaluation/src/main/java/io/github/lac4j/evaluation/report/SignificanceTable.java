package io.github.lac4j.evaluation.report;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
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
            all.stream()
                .filter(
                    measure ->
                        measure.against() == against
                            && measure.dataset().equals(group.dataset())
                            && measure.model().equals(group.model()))
                .toList();
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
}
