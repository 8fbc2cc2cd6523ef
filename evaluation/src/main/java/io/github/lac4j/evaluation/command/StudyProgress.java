package io.github.lac4j.evaluation.command;

import io.github.lac4j.core.health.UnhealthyTrainingException;
import io.github.lac4j.core.training.ProgressListener;
import io.github.lac4j.core.training.TrainingListener;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.report.CellResult;
import io.github.lac4j.evaluation.study.StudyListener;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tells a person how a study goes on, a line at a time. */
final class StudyProgress implements StudyListener {

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  private final Consumer<String> output;
  private final Progress dataProgress;
  private int failures;

  StudyProgress(Consumer<String> output, Progress dataProgress) {
    this.output = output;
    this.dataProgress = dataProgress;
  }

  @Override
  public Progress dataProgress() {
    return dataProgress;
  }

  @Override
  public List<TrainingListener> onCellStart(String objective, long seed, int number, int count) {
    output.accept("[%d/%d] %s, seed %d".formatted(number, count, objective, seed));
    return List.of(ProgressListener.writingTo(line -> output.accept("  " + line), BETWEEN_LINES));
  }

  @Override
  public void onPretrained(double seconds, double waitingSeconds) {
    output.accept(
        String.format(
            Locale.ROOT,
            "  waited for views %.2f s of %.1f s (%.1f %%)",
            waitingSeconds,
            seconds,
            100 * waitingSeconds / seconds));
  }

  @Override
  public void onCellEnd(CellResult result) {
    output.accept(
        "  "
            + result.measures().stream()
                .map(StudyProgress::text)
                .collect(Collectors.joining(", ")));
  }

  private static String text(Measure measure) {
    return switch (measure.scale()) {
      case ACCURACY ->
          String.format(Locale.ROOT, "%s %.2f %%", measure.name(), 100 * measure.value());
      case NUMBER -> String.format(Locale.ROOT, "%s %.3f", measure.name(), measure.value());
    };
  }

  @Override
  public void onCellFailed(String objective, long seed, UnhealthyTrainingException reason) {
    failures++;
    output.accept("  " + reason.getMessage());
  }

  /** Returns the number of cells that diverged or collapsed. */
  int failures() {
    return failures;
  }
}
