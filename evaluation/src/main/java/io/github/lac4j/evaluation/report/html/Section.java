package io.github.lac4j.evaluation.report.html;

/** A part of the page with a heading. */
interface Section {

  /** Returns what links to it: a word. */
  String id();

  /** Returns its heading. */
  String title();

  /** Says whether there is anything to show. */
  boolean hasContent(StudyView study);

  /** Writes what comes below the heading. */
  void write(StudyView study, Html html);
}
