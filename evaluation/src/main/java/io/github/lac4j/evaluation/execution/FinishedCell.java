package io.github.lac4j.evaluation.execution;

import io.github.lac4j.evaluation.cell.CellFolder;
import io.github.lac4j.evaluation.cell.Judgement;
import io.github.lac4j.evaluation.cell.LabelledEvaluator;
import io.github.lac4j.evaluation.cell.ResultRecord;
import io.github.lac4j.evaluation.cell.RunRecord;
import io.github.lac4j.evaluation.evaluator.ConfusionMatrix;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.evaluator.Scale;
import io.github.lac4j.evaluation.report.CellReport;
import io.github.lac4j.evaluation.report.CellResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a finished cell found, in the words of its study. */
final class FinishedCell {

  private FinishedCell() {}

  /** Returns the numbers of a cell. */
  static CellResult result(CellEntry entry, CellFolder folder) {
    ResultRecord result = folder.result().orElseThrow();
    RunRecord run = folder.run().orElseThrow();
    List<Measure> measures = new ArrayList<>();
    for (JudgingEntry judging : entry.judgings()) {
      measures.addAll(measures(judging, judgement(result, judging)));
    }
    return new CellResult(
        entry.row(),
        entry.model(),
        entry.dataset(),
        entry.seed(),
        measures,
        run.trainingSeconds(),
        run.peakMemoryMegabytes(),
        result.steps(),
        result.lastLoss());
  }

  /** Returns everything that a report can show of a cell. */
  static CellReport report(CellEntry entry, CellFolder folder) {
    ResultRecord result = folder.result().orElseThrow();
    Map<String, ConfusionMatrix> confusions = new LinkedHashMap<>();
    for (JudgingEntry judging : entry.judgings()) {
      Judgement judgement = judgement(result, judging);
      measures(judging, judgement).stream()
          .filter(measure -> measure.scale() == Scale.ACCURACY)
          .findFirst()
          .ifPresent(
              accuracy ->
                  judgement
                      .confusion()
                      .ifPresent(confusion -> confusions.put(accuracy.name(), confusion)));
    }
    return new CellReport(
        entry.id(), result(entry, folder), folder.epochs(), confusions, folder.exhibits());
  }

  /** Returns what the evaluators noted, each note once. */
  static Set<String> notes(CellEntry entry, CellFolder folder) {
    ResultRecord result = folder.result().orElseThrow();
    Set<String> notes = new LinkedHashSet<>();
    for (JudgingEntry judging : entry.judgings()) {
      String label = judging.label().map(words -> words + ": ").orElse("");
      judgement(result, judging).notes().forEach(note -> notes.add(label + note));
    }
    return notes;
  }

  private static Judgement judgement(ResultRecord result, JudgingEntry judging) {
    return result.judgements().stream()
        .filter(judgement -> judgement.id().equals(judging.id()))
        .findFirst()
        .orElseThrow();
  }

  private static List<Measure> measures(JudgingEntry judging, Judgement judgement) {
    return judging
        .label()
        .map(label -> LabelledEvaluator.relabel(label, judgement.measures()))
        .orElse(judgement.measures());
  }
}
