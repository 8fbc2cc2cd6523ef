package io.github.lac4j.evaluation.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What all drawings share. */
final class Svg {

  private Svg() {}

  /**
   * Opens a drawing that grows with the page.
   *
   * @param description what can be seen, for those who cannot see it
   */
  static Html open(Html html, double width, double height, String kind, String description) {
    return html.open(
        "svg role=img",
        "viewBox",
        "0 0 " + number(width) + " " + number(height),
        "class",
        kind,
        "aria-label",
        description);
  }

  /** Writes text at a place. */
  static Html text(Html html, double x, double y, String anchor, String kind, String text) {
    return html.leaf(
        "text", text, "x", number(x), "y", number(y), "text-anchor", anchor, "class", kind);
  }

  /** Draws a line. */
  static Html line(Html html, double x1, double y1, double x2, double y2, String kind) {
    return html.empty(
        "path",
        "d",
        "M" + number(x1) + " " + number(y1) + "L" + number(x2) + " " + number(y2),
        "class",
        kind);
  }

  /** Writes a place to a tenth of a unit. */
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** Cuts a text that would not fit, with a sign that it goes on. */
  static String fit(String text, int characters) {
    return text.codePointCount(0, text.length()) <= characters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, characters - 1)) + "\u2026";
  }

  /**
   * A scale from numbers to places on the page, with round numbers marked on it.
   *
   * @param low the number at {@code from}
   * @param high the number at {@code to}, above {@code low}
   * @param from a place
   * @param to another place, on either side
   * @param ticks round numbers from low to high
   */
  record Axis(double low, double high, double from, double to, List<Double> ticks) {

    private static final int MOST_TICKS = 5;

    /** Makes an axis that holds these numbers, and a little room where they are all alike. */
    static Axis holding(double lowest, double highest, double from, double to) {
      double low = lowest;
      double high = highest;
      double least = Math.max(1e-9, 1e-6 * Math.max(Math.abs(low), Math.abs(high)));
      if (high - low < least) {
        double room = Math.max(least, 0.05 * Math.abs(low));
        low -= room;
        high += room;
      }
      double step = step(high - low);
      low = Math.floor(low / step + 1e-9) * step;
      high = Math.ceil(high / step - 1e-9) * step;
      List<Double> ticks = new ArrayList<>();
      for (int i = 0; low + i * step < high + step / 2; i++) {
        ticks.add(low + i * step);
      }
      return new Axis(low, high, from, to, List.copyOf(ticks));
    }

    /** Makes an axis from one whole number to another, marked at whole numbers. */
    static Axis counting(int lowest, int highest, double from, double to) {
      int high = Math.max(highest, lowest + 1);
      int step = (int) Math.max(1, step(high - lowest));
      int first = (lowest + step - 1) / step * step;
      List<Double> ticks = new ArrayList<>();
      if (first - lowest >= (step + 1) / 2) {
        ticks.add((double) lowest);
      }
      for (int tick = first; tick <= highest; tick += step) {
        ticks.add((double) tick);
      }
      return new Axis(lowest, high, from, to, List.copyOf(ticks));
    }

    /** Returns where a number lies. */
    double place(double number) {
      return from + (number - low) / (high - low) * (to - from);
    }

    /** Writes a number with as many digits as tell the ticks apart. */
    String label(double number) {
      double step = ticks.size() > 1 ? ticks.get(1) - ticks.get(0) : high - low;
      int digits = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
      if (digits > 4 || Math.abs(number) >= 1e5) {
        return String.format(Locale.ROOT, "%.1e", number);
      }
      // Never a minus before zero.
      return String.format(Locale.ROOT, "%." + digits + "f", number + 0.0);
    }

    private static double step(double range) {
      double rough = range / (MOST_TICKS - 1);
      double power = Math.pow(10, Math.floor(Math.log10(rough)));
      for (double factor : new double[] {1, 2, 5}) {
        if (rough <= factor * power * (1 + 1e-9)) {
          return factor * power;
        }
      }
      return 10 * power;
    }
  }

  /** Names beside their colours; the script dims all others while one is pointed at. */
  static final class Legend {

    private Legend() {}

    /** A name and the class of its colour. */
    record Entry(String label, String kind) {}

    static void write(Html html, List<Entry> entries) {
      html.open("ul.legend");
      for (Entry entry : entries) {
        html.open("li", "class", entry.kind(), "data-series", entry.kind());
        html.open("button type=button aria-pressed=false");
        html.open("svg.key aria-hidden=true", "viewBox", "0 0 22 10");
        Svg.line(html, 1, 5, 21, 5, "line");
        html.close();
        html.text(entry.label()).close().close();
      }
      html.close();
    }
  }

  /** The classes of the style sheet that colour lines and points. */
  static final class Colours {

    private static final int PALETTE = 10;

    private Colours() {}

    /**
     * Returns the class of a colour; after ten of them lines are dashed in the same ten colours.
     */
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
}
