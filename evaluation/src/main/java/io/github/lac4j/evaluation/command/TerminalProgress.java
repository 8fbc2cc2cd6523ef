package io.github.lac4j.evaluation.command;

import io.github.lac4j.datasets.Progress;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Draws one line that says how far work is, how fast it goes and how long it will take. Away from a
 * terminal there is no such line; sentences are printed in either case.
 */
final class TerminalProgress implements Progress, AutoCloseable {

  private static final long BETWEEN_DRAWINGS = 200_000_000L;
  private static final int BAR = 24;

  private static final double NANOS = 1e9;

  private final StatusLine status;
  private final LongSupplier nanoTime;
  private String work = "";
  private long startTime;
  private long startDone;
  private long lastDrawing;

  TerminalProgress(StatusLine status, LongSupplier nanoTime) {
    this.status = status;
    this.nanoTime = nanoTime;
  }

  /** Returns the progress of this process: on its error stream, drawn if that is a terminal. */
  static TerminalProgress standard(boolean quiet) {
    return new TerminalProgress(StatusLine.standard(quiet), System::nanoTime);
  }

  @Override
  public void advanced(String newWork, long done, OptionalLong total, Unit unit) {
    if (!status.draws()) {
      return;
    }
    long now = nanoTime.getAsLong();
    if (!newWork.equals(work)) {
      status.clear();
      work = newWork;
      startTime = now;
      // What an earlier run has done says nothing about the rate.
      startDone = done;
      lastDrawing = now - BETWEEN_DRAWINGS;
    }
    boolean complete = total.isPresent() && done >= total.getAsLong();
    if (now - lastDrawing >= BETWEEN_DRAWINGS || complete) {
      lastDrawing = now;
      status.draw(line(done, total, unit, (now - startTime) / NANOS));
    }
  }

  @Override
  public void note(String sentence) {
    status.print(sentence);
  }

  @Override
  public void close() {
    status.clear();
  }

  private String line(long done, OptionalLong total, Unit unit, double seconds) {
    double rate = seconds > 0 ? (done - startDone) / seconds : 0;
    StringBuilder numbers = new StringBuilder();
    String bar = "";
    if (total.isPresent()) {
      double part = total.getAsLong() == 0 ? 1 : Math.min(1, (double) done / total.getAsLong());
      bar = StatusLine.bar(part, BAR) + " ";
      numbers.append(String.format(Locale.ROOT, "%3.0f %% ", 100 * part));
    }
    numbers.append(amount(done, unit));
    if (rate > 0) {
      numbers.append(", ").append(amount((long) rate, unit)).append("/s");
      total.ifPresent(
          all -> numbers.append(", ").append(StatusLine.time((all - done) / rate)).append(" left"));
    }
    return fitting(bar, numbers.toString());
  }

  /** A line that is broken in two cannot be drawn over: the bar goes first, then the name. */
  private String fitting(String bar, String numbers) {
    if (work.length() + 1 + bar.length() + numbers.length() <= StatusLine.WIDTH) {
      return work + " " + bar + numbers;
    }
    int left = StatusLine.WIDTH - 1 - numbers.length();
    return (work.length() <= left ? work : work.substring(0, left - 3) + "...") + " " + numbers;
  }

  private static String amount(long count, Unit unit) {
    return switch (unit) {
      case BYTES -> String.format(Locale.ROOT, "%.1f MB", count / 1e6);
      case IMAGES -> count + " images";
    };
  }
}
