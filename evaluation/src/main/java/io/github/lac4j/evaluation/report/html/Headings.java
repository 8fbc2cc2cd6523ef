package io.github.lac4j.evaluation.report.html;

/** Headings that are only needed where there is more than one of something. */
final class Headings {

  private Headings() {}

  /** Writes the name of a table, if the study has several. */
  static void group(StudyView study, StudyView.Group group, Html html) {
    if (study.groups().size() > 1) {
      html.leaf("h3", group.table().heading());
    }
  }

  /** Writes a heading below that of a table, or in its place where there is none. */
  static void part(StudyView study, String text, Html html) {
    html.leaf(study.groups().size() > 1 ? "h4" : "h3", text);
  }
}
