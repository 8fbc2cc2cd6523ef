package io.github.lac4j.evaluation.study;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.evaluation.catalog.Chosen;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import java.util.List;

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
 * @param settings in words, where its parts differ from their defaults
 * @param notes what objectives noted of their settings, as sentences
 * @param resolved the study as settings with every default filled in
 */
public record Study(
    StudyConfig config,
    List<Chosen<Objective>> objectives,
    List<Chosen<Model>> models,
    List<StudyImages> datasets,
    List<Chosen<Evaluator>> evaluators,
    List<Chosen<Evaluator>> online,
    List<StudyCell> cells,
    List<String> settings,
    List<String> notes,
    ObjectNode resolved) {

  /** Copies the lists. */
  public Study {
    requireNonNull(config, "config is null");
    requireNonNull(resolved, "resolved is null");
    objectives = List.copyOf(objectives);
    models = List.copyOf(models);
    datasets = List.copyOf(datasets);
    evaluators = List.copyOf(evaluators);
    online = List.copyOf(online);
    cells = List.copyOf(cells);
    settings = List.copyOf(settings);
    notes = List.copyOf(notes);
  }

  /** Returns what the study and its folder are called. */
  public String name() {
    return config.name();
  }
}
