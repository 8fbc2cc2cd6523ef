package io.github.lac4j.evaluation.report.html;

import io.github.lac4j.evaluation.report.CellReport;

/**
 * Pictures of one kind, a figure for each row that has some and whose pictures have room.
 *
 * @param pictures the kind
 */
record PictureSection(ExhibitPictures pictures) implements Section {

  @Override
  public String id() {
    return pictures.id();
  }

  @Override
  public String title() {
    return pictures.title();
  }

  @Override
  public boolean hasContent(StudyView study) {
    return study.rows().stream().anyMatch(row -> isShown(study, row));
  }

  private boolean isShown(StudyView study, StudyView.Row row) {
    return row.exhibits().filter(pictures::areIn).isPresent() && PictureBudget.hasRoom(study, row);
  }

  @Override
  public void write(StudyView study, Html html) {
    html.leaf("p", pictures.note(), "class", "note");
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

  private void writeRow(StudyView.Row row, Html html) {
    long seed = row.exhibited().map(CellReport::cell).orElseThrow().seed();
    html.open("figure");
    html.open("figcaption").text(row.label());
    html.leaf("span", pictures.summary(row.exhibits().orElseThrow(), seed), "class", "aside");
    html.close();
    pictures.write(row.exhibits().orElseThrow(), html);
    html.close();
  }
}
