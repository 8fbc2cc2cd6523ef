package io.github.lac4j.evaluation.command;

import io.github.lac4j.core.training.ProgressListener;
import io.github.lac4j.core.training.TrainingListener;
import io.github.lac4j.evaluation.report.CellResult;
import io.github.lac4j.evaluation.study.StudyListener;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tells a person how a study goes on, a line at a time. */
final class StudyProgress implements StudyListener {

  private final Consumer<String> output;

  StudyProgress(Consumer<String> output) {
    this.output = output;
  }

  @Override
  public List<TrainingListener> onCellStart(String objective, long seed, int number, int count) {
    output.accept("[%d/%d] %s, seed %d".formatted(number, count, objective, seed));
    return List.of(ProgressListener.writingTo(line -> output.accept("  " + line)));
  }

  @Override
  public void onCellEnd(CellResult result) {
    output.accept(
        "  "
            + result.accuracies().entrySet().stream()
                .map(
                    entry ->
                        String.format(
                            Locale.ROOT, "%s %.2f %%", entry.getKey(), 100 * entry.getValue()))
                .collect(Collectors.joining(", ")));
  }
}
