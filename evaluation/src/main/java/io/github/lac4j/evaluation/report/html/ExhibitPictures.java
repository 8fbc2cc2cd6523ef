package io.github.lac4j.evaluation.report.html;

import io.github.lac4j.evaluation.exhibit.Exhibits;

/** Pictures of one kind that can be among the exhibits of an encoder. */
interface ExhibitPictures {

  /** Returns the identifier of their section. */
  String id();

  /** Returns the title of their section. */
  String title();

  /** Returns what a reader needs to know to read them. */
  String note();

  /** Says whether there are any. */
  boolean areIn(Exhibits exhibits);

  /**
   * Returns what they say as a number.
   *
   * @param seed of the run that the exhibits are of
   */
  String summary(Exhibits exhibits, long seed);

  /** Writes them. */
  void write(Exhibits exhibits, Html html);
}
