package io.github.lac4j.core.training;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.objective.StepReport;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people how a run is getting on, at most once a second.
 *
 * <pre>{@code
 * epoch 3/200, step 120/390, loss 4.8125, 1843 images/s, 2:04:31 left
 * }</pre>
 *
 * <p>The rate is that since the line before; the time left goes by the mean since the start. The
 * last step of the run always has a line.
 */
public final class ProgressListener implements TrainingListener {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Consumer<String> output;
  private final LongSupplier nanoTime;
  private final long betweenLines;
  private TrainingProgress start;
  private long startTime;
  private long lineTime;
  private long lineImages;

  ProgressListener(Consumer<String> output, LongSupplier nanoTime) {
    this(output, nanoTime, SECOND);
  }

  private ProgressListener(Consumer<String> output, LongSupplier nanoTime, Duration betweenLines) {
    this.betweenLines = betweenLines.toNanos();
    this.output = requireNonNull(output, "output is null");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
  }

  /**
   * Returns a listener that hands each line on.
   *
   * @param betweenLines the least time between two lines
   */
  public static ProgressListener writingTo(Consumer<String> output, Duration betweenLines) {
    return new ProgressListener(output, System::nanoTime, betweenLines);
  }

  /** Returns a listener that prints lines. */
  public static ProgressListener printingTo(PrintStream stream) {
    requireNonNull(stream, "stream is null");
    return writingTo(stream::println, SECOND);
  }

  /** Returns a listener that logs lines through SLF4J, at level INFO, in the name of this class. */
  public static ProgressListener logging() {
    Logger logger = LoggerFactory.getLogger(ProgressListener.class);
    return new ProgressListener(logger::info, System::nanoTime);
  }

  /** Returns a listener that says nothing. */
  public static ProgressListener silent() {
    return new ProgressListener(line -> {}, System::nanoTime);
  }

  @Override
  public void onStart(TrainingProgress progress) {
    start = progress;
    startTime = nanoTime.getAsLong();
    lineTime = startTime;
    lineImages = progress.images();
  }

  @Override
  public void onStep(TrainingProgress progress, StepReport report) {
    long now = nanoTime.getAsLong();
    if (now - lineTime < betweenLines && !progress.isRunOver()) {
      return;
    }
    output.accept(line(progress, report, now));
    lineTime = now;
    lineImages = progress.images();
  }

  private String line(TrainingProgress progress, StepReport report, long now) {
    double lineSeconds = (double) Math.max(1, now - lineTime) / SECOND.toNanos();
    double stepSeconds =
        (double) (now - startTime) / SECOND.toNanos() / (progress.step() - start.step());
    return String.format(
        Locale.ROOT,
        "epoch %d/%d, step %d/%d, loss %.4f, %.0f images/s, %s left",
        progress.epoch() + 1,
        progress.epochs(),
        progress.stepInEpoch(),
        progress.stepsPerEpoch(),
        report.loss(),
        (progress.images() - lineImages) / lineSeconds,
        clock(stepSeconds * (progress.totalSteps() - progress.step())));
  }

  private static String clock(double seconds) {
    Duration duration = Duration.ofSeconds(Math.round(seconds));
    return String.format(
        Locale.ROOT,
        "%d:%02d:%02d",
        duration.toHours(),
        duration.toMinutesPart(),
        duration.toSecondsPart());
  }
}
