package io.github.lac4j.evaluation.study;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.evaluation.catalog.Chosen;
import io.github.lac4j.evaluation.cell.CellImages;
import io.github.lac4j.evaluation.cell.CellTask;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import java.util.List;
import java.util.Map;

/**
 * A study whose names have been found, whose settings have been checked and whose images are there:
 * nothing is left to fail but the work itself.
 *
 * @param config what a person asked for
 * @param objectives the rows
 * @param models what is pretrained
 * @param datasets what on
 * @param evaluators what judges the encoders, in the order of the columns
 * @param online what judges them while they are being pretrained
 * @param cells all cells, in the order in which they are worked on
 * @param tasks what is to be done for each cell, by its identity
 * @param settings in words, where its parts differ from their defaults
 * @param notes what objectives noted of their settings, as sentences
 * @param resolved the study as settings with every default filled in
 */
public record Study(
    StudyConfig config,
    List<Chosen<Objective>> objectives,
    List<Chosen<Model>> models,
    List<Images> datasets,
    List<Chosen<Evaluator>> evaluators,
    List<Chosen<Evaluator>> online,
    List<StudyCell> cells,
    Map<String, CellTask> tasks,
    List<String> settings,
    List<String> notes,
    ObjectNode resolved) {

  public Study {
    objectives = List.copyOf(objectives);
    models = List.copyOf(models);
    datasets = List.copyOf(datasets);
    evaluators = List.copyOf(evaluators);
    online = List.copyOf(online);
    cells = List.copyOf(cells);
    tasks = Map.copyOf(tasks);
    settings = List.copyOf(settings);
    notes = List.copyOf(notes);
  }

  /** Returns what is to be done for a cell. */
  public CellTask task(StudyCell cell) {
    return tasks.get(cell.id());
  }

  /** Returns what the study and its folder are called. */
  public String name() {
    return config.name();
  }

  /**
   * A data set of a study, opened.
   *
   * @param chosen the data set
   * @param images its images, cut as the study says
   */
  public record Images(Chosen<DatasetDefinition> chosen, CellImages images) {}
}
