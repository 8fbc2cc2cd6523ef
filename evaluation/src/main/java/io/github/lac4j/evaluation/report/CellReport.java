package io.github.lac4j.evaluation.report;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.evaluator.ConfusionMatrix;
import io.github.lac4j.evaluation.exhibit.Exhibits;
import io.github.lac4j.evaluation.online.EpochRecord;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A finished cell with everything that a report can show of it.
 *
 * @param id its identity, which names its folder
 * @param cell its numbers
 * @param epochs how it got there, in order of epochs; empty if it did not train
 * @param confusions the answers behind its accuracies, by the name of the measure
 * @param exhibits its pictures and points, if they were made
 */
public record CellReport(
    String id,
    CellResult cell,
    List<EpochRecord> epochs,
    Map<String, ConfusionMatrix> confusions,
    Optional<Exhibits> exhibits) {

  /** Copies list and map; their order is kept. */
  public CellReport {
    requireNonNull(id, "id is null");
    requireNonNull(cell, "cell is null");
    requireNonNull(exhibits, "exhibits is null");
    epochs = List.copyOf(requireNonNull(epochs, "epochs is null"));
    confusions =
        Collections.unmodifiableMap(
            new LinkedHashMap<>(requireNonNull(confusions, "confusions is null")));
  }
}
