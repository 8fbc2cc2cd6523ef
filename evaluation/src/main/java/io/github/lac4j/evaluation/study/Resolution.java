package io.github.lac4j.evaluation.study;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.folder.ImageFolder;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes a study down with every default filled in, so that it can be run again. */
final class Resolution {

  private final StudyConfig config;
  private final ConfigBinder binder;

  Resolution(StudyConfig config, ConfigBinder binder) {
    this.config = config;
    this.binder = binder;
  }

  ObjectNode of(
      List<Part<Objective>> objectives,
      List<Part<Model>> models,
      List<Part<DatasetDefinition>> datasets,
      List<Part<Evaluator>> evaluators,
      List<Part<Evaluator>> online) {
    StudyConfig resolved =
        new StudyConfig(
            config.name(),
            config.description(),
            objectives.stream()
                .map(part -> new ObjectiveEntry(name(part), part.label(), settings(part)))
                .toList(),
            models.stream()
                .map(part -> new ModelEntry(name(part), part.label(), settings(part)))
                .toList(),
            datasets.stream().map(Resolution::dataset).toList(),
            config.recipe(),
            config.epochs(),
            config.batchSizes(),
            config.seeds(),
            config.threads(),
            evaluators(evaluators),
            config.validation(),
            config.judgedOn(),
            config
                .online()
                .map(entry -> new OnlineEntry(entry.every(), entry.images(), evaluators(online))),
            config.checkpoints(),
            config.metricsEvery());
    ObjectNode tree = binder.toJson(resolved);
    Trees.removeNulls(tree);
    return tree;
  }

  private static List<EvaluatorEntry> evaluators(List<Part<Evaluator>> parts) {
    return parts.stream()
        .map(part -> new EvaluatorEntry(name(part), part.label(), settings(part)))
        .toList();
  }

  /** A folder of images is found from everywhere, and keeps the name that a person gave it. */
  private static DatasetEntry dataset(Part<DatasetDefinition> part) {
    String name = name(part);
    if (!ImageFolder.isNamedBy(name)) {
      return new DatasetEntry(name, part.label(), settings(part));
    }
    Path path = Path.of(name.substring(ImageFolder.PREFIX.length())).toAbsolutePath().normalize();
    String found = ImageFolder.PREFIX + path;
    return new DatasetEntry(
        found,
        part.label().or(() -> Optional.of(name).filter(given -> !given.equals(found))),
        settings(part));
  }

  private static String name(Part<?> part) {
    return part.choice().name();
  }

  private static Optional<ObjectNode> settings(Part<?> part) {
    return Optional.of(part.choice().settings()).filter(settings -> !settings.isEmpty());
  }
}
