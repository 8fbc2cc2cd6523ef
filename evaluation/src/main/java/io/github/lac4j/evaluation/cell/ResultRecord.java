package io.github.lac4j.evaluation.cell;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.evaluator.ConfusionMatrix;
import io.github.lac4j.evaluation.evaluator.Measure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a cell found. Equal cells have equal results, byte for byte: there is nothing in here that
 * depends on the machine's load.
 *
 * @param cell identity of the cell's configuration
 * @param steps training steps taken
 * @param lastLoss loss of the last step; empty if there was none
 * @param features SHA-256 digest of the features that were judged, by part
 * @param judgements what the evaluators found, in the order of the columns
 */
public record ResultRecord(
    String cell,
    long steps,
    OptionalDouble lastLoss,
    Map<String, String> features,
    List<Judgement> judgements) {

  /** Copies list and map. */
  public ResultRecord {
    requireNonNull(cell, "cell is null");
    requireNonNull(lastLoss, "lastLoss is null");
    requireNonNull(features, "features is null");
    judgements = List.copyOf(requireNonNull(judgements, "judgements is null"));
  }

  /**
   * What an evaluator found out about a cell's encoder.
   *
   * @param id identity of {@code judging}
   * @param judging what was asked
   * @param measures the numbers, under the evaluator's own names
   * @param confusion the answers behind the first accuracy, if the evaluator classifies
   * @param notes what a reader should know beside the numbers, under the evaluator's own names
   */
  public record Judgement(
      String id,
      CellTask.Judging judging,
      List<Measure> measures,
      Optional<ConfusionMatrix> confusion,
      List<String> notes) {

    /** Copies the lists. */
    public Judgement {
      requireNonNull(id, "id is null");
      requireNonNull(judging, "judging is null");
      requireNonNull(confusion, "confusion is null");
      notes = List.copyOf(requireNonNull(notes, "notes is null"));
      measures = List.copyOf(requireNonNull(measures, "measures is null"));
    }
  }
}
