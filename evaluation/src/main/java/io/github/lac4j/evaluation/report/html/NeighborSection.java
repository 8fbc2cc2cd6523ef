package io.github.lac4j.evaluation.report.html;

import io.github.lac4j.evaluation.exhibit.Exhibits;
import io.github.lac4j.evaluation.exhibit.Neighbor;
import io.github.lac4j.evaluation.exhibit.Neighborhood;
import io.github.lac4j.evaluation.report.CellReport;
import java.util.List;
import java.util.Locale;

/** Some test images with the training images that each encoder holds for most like them. */
final class NeighborSection implements Section {

  @Override
  public String id() {
    return "neighbours";
  }

  @Override
  public String title() {
    return "Nearest neighbours";
  }

  @Override
  public boolean hasContent(StudyView study) {
    return study.rows().stream().anyMatch(row -> isShown(study, row));
  }

  private static List<Neighborhood> neighborhoods(StudyView.Row row) {
    return row.exhibits().map(Exhibits::neighborhoods).orElse(List.of());
  }

  private static boolean isShown(StudyView study, StudyView.Row row) {
    return !neighborhoods(row).isEmpty() && PictureBudget.hasRoom(study, row);
  }

  @Override
  public void write(StudyView study, Html html) {
    html.leaf(
        "p",
        "On the left test images, chosen by chance from each class; beside each the training images with the largest cosine of features, the nearest first. A cross and a dashed frame mark another class than the test image's.",
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
    Exhibits exhibits = row.exhibits().orElseThrow();
    List<Neighborhood> shown = exhibits.neighborhoods();
    long all = shown.stream().mapToLong(one -> one.neighbors().size()).sum();
    long same =
        shown.stream()
            .flatMap(
                one -> one.neighbors().stream().filter(neighbor -> neighbor.label() == one.label()))
            .count();
    html.open("figure");
    html.open("figcaption").text(row.label());
    html.leaf(
        "span",
        "%d of %d of the same class, seed %d"
            .formatted(same, all, row.exhibited().map(CellReport::cell).orElseThrow().seed()),
        "class",
        "aside");
    html.close();
    for (Neighborhood one : shown) {
      html.open("div", "class", "neighbours");
      String name = exhibits.classNames().get(one.label());
      Pictures.write(html, one.picture(), "test image: " + name, "query");
      for (Neighbor neighbor : one.neighbors()) {
        boolean alike = neighbor.label() == one.label();
        html.open("span", "class", alike ? "same" : "other");
        Pictures.write(
            html,
            neighbor.picture(),
            String.format(
                Locale.ROOT,
                "%s%s, cosine %.2f",
                exhibits.classNames().get(neighbor.label()),
                alike ? "" : " (another class)",
                neighbor.cosine()),
            "neighbour");
        html.close();
      }
      html.close();
    }
    html.close();
  }
}
