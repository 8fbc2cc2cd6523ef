package io.github.lac4j.evaluation.command;

import java.io.PrintStream;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** The last line of a terminal, which is drawn over as work goes on; elsewhere there is none. */
final class StatusLine {

  /** One column less than the narrowest terminals in use have. */
  static final int WIDTH = 79;

  private final PrintStream output;
  private final boolean draws;
  private final boolean quiet;
  private int drawn;

  StatusLine(PrintStream output, boolean draws, boolean quiet) {
    this.output = output;
    this.draws = draws && !quiet;
    this.quiet = quiet;
  }

  /** Returns that of this process: on its error stream, drawn if that is a terminal. */
  static StatusLine standard(boolean quiet) {
    return new StatusLine(System.err, Ansi.AUTO.enabled(), quiet);
  }

  /** Says whether drawing does anything. */
  boolean draws() {
    return draws;
  }

  /** Draws over what is there. A line that a terminal would break is cut. */
  void draw(String line) {
    if (draws) {
      String fitting = line.length() <= WIDTH ? line : line.substring(0, WIDTH - 3) + "...";
      output.print('\r' + fitting + " ".repeat(Math.max(0, drawn - fitting.length())));
      output.flush();
      drawn = fitting.length();
    }
  }

  /** Prints a sentence, which stays. */
  void print(String sentence) {
    if (!quiet) {
      clear();
      output.println(sentence);
    }
  }

  /** Removes the line. */
  void clear() {
    if (drawn > 0) {
      output.print('\r' + " ".repeat(drawn) + '\r');
      output.flush();
      drawn = 0;
    }
  }

  /** Returns a bar of so many places, full for 1. */
  static String bar(double share, int places) {
    int full = (int) (Math.max(0, Math.min(1, share)) * places);
    return "[" + "#".repeat(full) + ".".repeat(places - full) + "]";
  }

  /** Returns a time as people read it: minutes and seconds, or hours and minutes. */
  static String time(double seconds) {
    long whole = Math.max(0, Math.round(seconds));
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d h", whole / 3600, whole % 3600 / 60);
  }
}
