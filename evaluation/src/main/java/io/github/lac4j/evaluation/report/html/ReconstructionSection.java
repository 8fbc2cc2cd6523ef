package io.github.lac4j.evaluation.report.html;

import io.github.lac4j.evaluation.exhibit.Exhibits;
import io.github.lac4j.evaluation.exhibit.Reconstructed;
import java.util.List;
import java.util.Locale;

/** What decoders made of the code of some test images. */
final class ReconstructionSection implements Section {

  @Override
  public String id() {
    return "reconstructions";
  }

  @Override
  public String title() {
    return "Reconstructions";
  }

  @Override
  public boolean hasContent(StudyView study) {
    return study.rows().stream().anyMatch(row -> isShown(study, row));
  }

  private static List<Reconstructed> reconstructions(StudyView.Row row) {
    return row.exhibits().map(Exhibits::reconstructions).orElse(List.of());
  }

  private static boolean isShown(StudyView study, StudyView.Row row) {
    return !reconstructions(row).isEmpty() && PictureBudget.hasRoom(study, row);
  }

  @Override
  public void write(StudyView study, Html html) {
    html.leaf(
        "p",
        "Test images above, and below each what the decoder gives back. Only objectives with a decoder have them. The error is the mean squared difference of values from 0 to 1.",
        "class",
        "note");
    for (StudyView.Group group : study.groups()) {
      if (group.rows().stream().noneMatch(row -> isShown(study, row))) {
        continue;
      }
      Headings.group(study, group, html);
      html.open("div", "class", "grid wide");
      for (StudyView.Row row : group.rows()) {
        if (isShown(study, row)) {
          writeRow(row, html);
        }
      }
      html.close();
    }
  }

  private static void writeRow(StudyView.Row row, Html html) {
    List<Reconstructed> shown = reconstructions(row);
    List<String> names = row.exhibits().orElseThrow().classNames();
    double mean =
        shown.stream().mapToDouble(Reconstructed::meanSquaredError).average().orElseThrow();
    html.open("figure");
    html.open("figcaption").text(row.label());
    html.leaf(
        "span",
        String.format(Locale.ROOT, "mean squared error %.4f of these images", mean),
        "class",
        "aside");
    html.close().open("div", "class", "pairs");
    for (Reconstructed one : shown) {
      html.open("span", "class", "pair");
      Pictures.write(html, one.original(), "test image: " + names.get(one.label()), "query");
      Pictures.write(
          html,
          one.reconstruction(),
          String.format(Locale.ROOT, "its reconstruction, error %.4f", one.meanSquaredError()),
          "neighbour");
      html.close();
    }
    html.close().close();
  }
}
