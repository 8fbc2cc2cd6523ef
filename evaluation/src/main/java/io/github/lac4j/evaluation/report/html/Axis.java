package io.github.lac4j.evaluation.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
