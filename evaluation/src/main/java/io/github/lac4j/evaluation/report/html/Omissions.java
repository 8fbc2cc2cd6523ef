package io.github.lac4j.evaluation.report.html;

import io.github.lac4j.evaluation.exhibit.Exhibits;
import java.util.ArrayList;
import java.util.List;

/** Says in a sentence each what a reader might look for and why it is not on the page. */
final class Omissions {

  private Omissions() {}

  static List<String> of(StudyView study) {
    List<String> sentences = new ArrayList<>();
    List<StudyView.Row> rows = study.rows();
    if (rows.isEmpty()) {
      return sentences;
    }
    if (!new CurveSection().hasContent(study)) {
      sentences.add("No curves: nothing was trained.");
    }
    if (!new ConfusionSection().hasContent(study)) {
      sentences.add("No confusion matrices: none were kept.");
    }
    List<StudyView.Row> without = rows.stream().filter(row -> row.exhibits().isEmpty()).toList();
    if (without.size() == rows.size()) {
      sentences.add("No pictures and no maps: no exhibits were made.");
      return sentences;
    }
    if (!without.isEmpty()) {
      sentences.add("No pictures and no maps of " + labels(without) + ": no exhibits were made.");
    }
    if (rows.stream()
        .flatMap(row -> row.exhibits().stream())
        .map(Exhibits::reconstructions)
        .allMatch(List::isEmpty)) {
      sentences.add("No reconstructions: no objective has a decoder.");
    }
    List<StudyView.Row> tooMany =
        rows.stream()
            .filter(row -> row.exhibits().isPresent() && !PictureBudget.hasRoom(study, row))
            .toList();
    if (!tooMany.isEmpty()) {
      sentences.add(
          "No pictures of "
              + labels(tooMany)
              + ": the page would be too large; they are in the exhibits of their cells.");
    }
    return sentences;
  }

  private static String labels(List<StudyView.Row> rows) {
    return String.join(", ", rows.stream().map(StudyView.Row::label).distinct().toList());
  }
}
