package io.github.lac4j.evaluation.report.html;

import io.github.lac4j.evaluation.evaluator.ConfusionMatrix;
import io.github.lac4j.evaluation.report.StudyReport.CellReport;
import io.github.lac4j.evaluation.report.html.HtmlReport.Section;
import io.github.lac4j.evaluation.report.html.StudyView.Headings;
import io.github.lac4j.evaluation.sample.SamplePictures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which class was taken for which. */
final class ConfusionSection {

  /** More classes than this make a table that nobody reads; the largest confusions are listed. */
  private static final int MOST_CLASSES = 20;

  private static final int LISTED = 12;

  private ConfusionSection() {}

  static Section section() {
    return new Section(
        "confusions", "Confusions", ConfusionSection::hasContent, ConfusionSection::write);
  }

  private static boolean hasContent(StudyView study) {
    return study.rows().stream().anyMatch(row -> !measures(row).isEmpty());
  }

  private static List<String> measures(StudyView.Row row) {
    return row.cells().stream()
        .flatMap(cell -> cell.confusions().keySet().stream())
        .distinct()
        .toList();
  }

  private static void write(StudyView study, Html html) {
    html.leaf(
        "p.note",
        "Of the test images of each class (lines), how many per cent were given each class (columns), all seeds together. Blank: below one half per cent.");
    for (StudyView.Group group : study.groups()) {
      List<String> measures =
          group.rows().stream().flatMap(row -> measures(row).stream()).distinct().toList();
      if (!measures.isEmpty()) {
        Headings.group(study, group, html);
      }
      for (int i = 0; i < measures.size(); i++) {
        if (i == 0) {
          html.open("details open=open");
        } else {
          html.open("details");
        }
        html.leaf("summary", measures.get(i));
        html.open("div.grid");
        for (StudyView.Row row : group.rows()) {
          writeRow(row, measures.get(i), html);
        }
        html.close().close();
      }
    }
  }

  private static void writeRow(StudyView.Row row, String measure, Html html) {
    List<ConfusionMatrix> matrices =
        row.cells().stream()
            .map(CellReport::confusions)
            .filter(confusions -> confusions.containsKey(measure))
            .map(confusions -> confusions.get(measure))
            .toList();
    if (matrices.isEmpty()) {
      return;
    }
    int classes = matrices.get(0).counts().size();
    if (matrices.stream().anyMatch(matrix -> matrix.counts().size() != classes)) {
      return;
    }
    long[][] counts = new long[classes][classes];
    for (ConfusionMatrix matrix : matrices) {
      for (int truth = 0; truth < classes; truth++) {
        for (int guess = 0; guess < classes; guess++) {
          counts[truth][guess] += matrix.counts().get(truth).get(guess);
        }
      }
    }
    List<String> names = names(row, classes);
    html.open("figure");
    html.leaf("figcaption", row.label());
    if (classes <= MOST_CLASSES) {
      writeTable(row, measure, counts, names, html);
    } else {
      writeList(counts, names, html);
    }
    html.close();
  }

  private static List<String> names(StudyView.Row row, int classes) {
    return row.samples()
        .map(SamplePictures::classNames)
        .filter(names -> names.size() == classes)
        .orElseGet(() -> IntStream.range(0, classes).mapToObj(i -> "class " + i).toList());
  }

  private static void writeTable(
      StudyView.Row row, String measure, long[][] counts, List<String> names, Html html) {
    html.open("table.confusion");
    html.leaf("caption.hidden", measure + " of " + row.label());
    html.open("thead").open("tr").leaf("th.name scope=col", "true class");
    for (int guess = 0; guess < counts.length; guess++) {
      html.leaf("th scope=col", Integer.toString(guess), "title", names.get(guess));
    }
    html.close().close().open("tbody");
    for (int truth = 0; truth < counts.length; truth++) {
      long total = Arrays.stream(counts[truth]).sum();
      html.open("tr").open("th scope=row");
      html.leaf("span.index", Integer.toString(truth));
      html.text(" " + names.get(truth)).close();
      for (int guess = 0; guess < counts.length; guess++) {
        long percent = total == 0 ? 0 : Math.round(100.0 * counts[truth][guess] / total);
        html.leaf(
            "td",
            percent == 0 ? "" : Long.toString(percent),
            "class",
            (truth == guess ? "right" : "wrong") + " heat" + (percent + 5) / 10);
      }
      html.close();
    }
    html.close().close();
  }

  private record Mistake(int truth, int guess, double share) {}

  private static void writeList(long[][] counts, List<String> names, Html html) {
    List<Mistake> mistakes = new ArrayList<>();
    for (int truth = 0; truth < counts.length; truth++) {
      long total = Arrays.stream(counts[truth]).sum();
      for (int guess = 0; guess < counts.length; guess++) {
        if (guess != truth && counts[truth][guess] > 0) {
          mistakes.add(new Mistake(truth, guess, (double) counts[truth][guess] / total));
        }
      }
    }
    mistakes.sort(Comparator.comparing(Mistake::share).reversed());
    html.open("ol.mistakes");
    for (Mistake mistake : mistakes.subList(0, Math.min(LISTED, mistakes.size()))) {
      html.leaf(
          "li",
          "%s taken for %s: %d %%"
              .formatted(
                  names.get(mistake.truth()),
                  names.get(mistake.guess()),
                  Math.round(100 * mistake.share())));
    }
    html.close();
  }
}
