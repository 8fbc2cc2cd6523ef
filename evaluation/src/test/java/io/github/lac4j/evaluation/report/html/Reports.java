package io.github.lac4j.evaluation.report.html;

import io.github.lac4j.evaluation.evaluator.ConfusionMatrix;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.online.EpochRecord;
import io.github.lac4j.evaluation.report.CellResult;
import io.github.lac4j.evaluation.report.StudyReport;
import io.github.lac4j.evaluation.report.StudyReport.CellFailure;
import io.github.lac4j.evaluation.report.StudyReport.CellReport;
import io.github.lac4j.evaluation.report.StudyResult;
import io.github.lac4j.evaluation.sample.SamplePictures;
import io.github.lac4j.evaluation.sample.SomeSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Reports with made-up numbers. */
final class Reports {

  private static final List<String> LABELS =
      List.of("none", "autoencoder", "lac", "info-nce", "nt-xent", "moco", "dcl");

  private Reports() {}

  /** Seven rows of some seeds with everything that a report can have. */
  static StudyReport full(int seeds) {
    return of(LABELS, seeds, 10, Optional.of(SomeSamples.of("T-shirt/top", "ankle boot")));
  }

  static StudyReport of(
      List<String> labels, int seeds, int epochs, Optional<SamplePictures> samples) {
    SplittableRandom random = new SplittableRandom(1);
    List<CellReport> cells = new ArrayList<>();
    for (int row = 0; row < labels.size(); row++) {
      for (int seed = 1; seed <= seeds; seed++) {
        double accuracy = 0.7 + 0.01 * row + 0.01 * random.nextDouble();
        boolean trained = row > 0 && epochs > 0;
        cells.add(
            new CellReport(
                "0a1b",
                cell(labels.get(row), seed, accuracy, row * 2.5),
                trained ? epochs(epochs, accuracy, row, random) : List.of(),
                Map.of("kNN top-1", new ConfusionMatrix(List.of(List.of(90, 10), List.of(5, 95)))),
                samples));
      }
    }
    return report("quick", cells);
  }

  static StudyReport report(String name, List<CellReport> cells, CellFailure... failures) {
    return new StudyReport(
        name,
        new StudyResult(
            cells.stream().map(CellReport::cell).toList(),
            List.of("data: some images, 5000 for training", "knn: k 200, cosine"),
            Map.of("lac4j", "0.1.0"),
            Map.of("mnist/train", "ab".repeat(32))),
        cells,
        List.of(failures),
        new TreeSet<>(List.of(10)),
        List.of("lac", "study", "run", "my study.yaml"));
  }

  static CellResult cell(String objective, long seed, double accuracy, double seconds) {
    return new CellResult(
        objective,
        "mlp",
        "mnist",
        seed,
        List.of(
            Measure.accuracy("kNN top-1", accuracy),
            Measure.accuracy("linear probe top-1", Math.min(1, accuracy + 0.1)),
            Measure.number("RankMe", 10 * accuracy)),
        seconds,
        400,
        seconds == 0 ? 0 : 100,
        seconds == 0 ? OptionalDouble.empty() : OptionalDouble.of(1));
  }

  private static List<EpochRecord> epochs(
      int count, double accuracy, int row, SplittableRandom random) {
    List<EpochRecord> epochs = new ArrayList<>();
    for (int epoch = 1; epoch <= count; epoch++) {
      epochs.add(
          new EpochRecord(
              "0a1b",
              epoch,
              row * (1 + 1.0 / epoch) + 0.05 * random.nextDouble(),
              Map.of("embedding-deviation", 1.0 / epoch, "learning-rate", 0.1 * epoch),
              List.of(
                  Measure.accuracy("kNN top-1", accuracy - 0.1 / epoch),
                  Measure.number("RankMe", 10 - 1.0 / epoch))));
    }
    return epochs;
  }
}
