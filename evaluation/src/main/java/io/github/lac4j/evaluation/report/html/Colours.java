package io.github.lac4j.evaluation.report.html;

/** The classes of the style sheet that colour lines and points. */
final class Colours {

  private static final int PALETTE = 10;

  private Colours() {}

  /** Returns the class of a colour; after ten of them lines are dashed in the same ten colours. */
  static String of(int number) {
    return "c" + number % PALETTE + (number / PALETTE % 2 == 1 ? " dashed" : "");
  }

  /** Returns the class of a row: the control is grey and dashed. */
  static String of(StudyView.Row row) {
    return row.control() ? "control" : of(row.colour());
  }

  /** Says whether so many things have a colour each. */
  static boolean suffice(int count) {
    return count <= PALETTE;
  }
}
