package io.github.lac4j.evaluation.report;

import io.github.lac4j.evaluation.evaluator.Measure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** A small study: a control, one objective with three seeds, and one with one seed elsewhere. */
final class Results {

  private Results() {}

  static StudyResult study() {
    return new StudyResult(
        List.of(
            cell("none", "mnist", 0, 0.5, 0.625, 0, 300, 0, OptionalDouble.empty()),
            cell("nt-xent", "mnist", 0, 0.80, 0.90, 10, 500, 100, OptionalDouble.of(1.5)),
            cell("nt-xent", "mnist", 1, 0.81, 0.91, 12, 510, 100, OptionalDouble.of(1.25)),
            cell("nt-xent", "mnist", 2, 0.82, 0.92, 14, 520, 100, OptionalDouble.of(Double.NaN)),
            cell("lac", "cifar10", 0, 0.3, 0.4, 7.25, 99.5, 5, OptionalDouble.of(0.125))),
        List.of("kNN: k 200", "epochs: the last, never the best on test"),
        ordered("lac4j", "0.1.0", "jvm", "17"),
        ordered("mnist", "sha256:aa", "cifar10", "sha256:bb"));
  }

  static CellResult cell(
      String objective,
      String dataset,
      long seed,
      double knn,
      double probe,
      double seconds,
      double megabytes,
      long steps,
      OptionalDouble loss) {
    List<Measure> measures =
        List.of(Measure.accuracy("kNN top-1", knn), Measure.accuracy("linear probe top-1", probe));
    return new CellResult(
        objective, "cae", dataset, seed, measures, seconds, megabytes, steps, loss);
  }

  private static Map<String, String> ordered(
      String firstKey, String firstValue, String secondKey, String secondValue) {
    Map<String, String> map = new LinkedHashMap<>();
    map.put(firstKey, firstValue);
    map.put(secondKey, secondValue);
    return map;
  }
}
