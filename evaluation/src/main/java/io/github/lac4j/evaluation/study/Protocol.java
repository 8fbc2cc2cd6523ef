package io.github.lac4j.evaluation.study;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.evaluation.catalog.Chosen;
import io.github.lac4j.evaluation.cell.CellImages;
import io.github.lac4j.evaluation.cell.CellSpec;
import io.github.lac4j.evaluation.cell.CellTask;
import io.github.lac4j.evaluation.config.ConfigVariants;
import io.github.lac4j.evaluation.config.SettingDifference;
import io.github.lac4j.evaluation.evaluator.EvaluationImages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** Says in words how the numbers of a study are made. */
public final class Protocol {

  private Protocol() {}

  /** Returns one line for each thing that decides the numbers. */
  public static List<String> of(Study study) {
    StudyConfig config = study.config();
    List<String> lines = new ArrayList<>(study.settings());
    study.notes().forEach(note -> lines.add("note: " + note));
    study.datasets().forEach(dataset -> lines.add(data(dataset, config)));
    study
        .models()
        .forEach(
            model ->
                lines.add(
                    "model: %s %s".formatted(model.titleAndName(), model.choice().settingsText())));
    CellTask first = study.task(study.cells().get(0));
    first
        .init()
        .ifPresent(
            file ->
                lines.add(
                    "start: every encoder starts from %s (SHA-256 %s), none is drawn"
                        .formatted(file, first.cell().init().orElseThrow())));
    lines.add(
        "pretraining: %d epochs, batch %s, last epoch evaluated, seeds %s, %d native threads, executor %s"
            .formatted(
                config.epochs().orElseThrow(),
                joined(config.batchSizes()),
                config.seeds(),
                config.threads(),
                first.cell().software().executor()));
    study.datasets().forEach(dataset -> lines.addAll(views(dataset, study)));
    lines.add(
        "features: output of the encoder before any head, inference mode, images without"
            + " augmentation");
    lines.add(
        "peak memory: the most that the run's own process held until pretraining was over, online"
            + " evaluation included");
    study.evaluators().stream()
        .filter(evaluator -> !evaluator.value().meaning().isEmpty())
        .forEach(
            evaluator ->
                lines.add(
                    "column: %s: %s"
                        .formatted(evaluator.titleAndName(), evaluator.value().meaning())));
    study
        .evaluators()
        .forEach(
            evaluator ->
                lines.add(
                    "%s: %s".formatted(evaluator.titleAndName(), evaluator.value().protocol())));
    config.online().ifPresent(online -> lines.add(online(online, study)));
    study
        .objectives()
        .forEach(
            objective ->
                lines.add(
                    "%s: %s"
                        .formatted(objective.titleAndName(), objective.choice().settingsText())));
    return lines;
  }

  /** Returns the digests of all images, by data set and part. */
  public static Map<String, String> fingerprints(Study study) {
    Map<String, String> fingerprints = new LinkedHashMap<>();
    for (Study.Images dataset : study.datasets()) {
      String title = dataset.chosen().title();
      CellImages images = dataset.images();
      fingerprints.put(title + "/train", images.splits().train().fingerprint());
      images
          .splits()
          .validation()
          .ifPresent(part -> fingerprints.put(title + "/validation", part.fingerprint()));
      if (study.config().judgedOn() == CellImages.HeldOut.TEST) {
        fingerprints.put(title + "/test", images.splits().test().fingerprint());
      }
      images
          .splits()
          .unlabelled()
          .ifPresent(part -> fingerprints.put(title + "/unlabelled", part.fingerprint()));
    }
    return fingerprints;
  }

  private static String data(Study.Images dataset, StudyConfig config) {
    CellImages images = dataset.images();
    EvaluationImages judged = images.judged(config.judgedOn());
    String train =
        images.splits().unlabelled().isPresent()
            ? "%d images without labels for pretraining, %d training images for fitting evaluators"
                .formatted(images.pretraining().size(), judged.fit().size())
            : "%d training images for pretraining and for fitting evaluators"
                .formatted(judged.fit().size());
    String how =
        config
            .validation()
            .map(cut -> " (share %s, seed %d)".formatted(cut.share(), cut.seed()))
            .orElse("");
    String test =
        switch (config.judgedOn()) {
          case TEST -> "%d test images".formatted(judged.held().size());
          case VALIDATION ->
              "judged on %d validation images%s, not on test images"
                  .formatted(judged.held().size(), how);
        };
    String kept =
        config.judgedOn() == CellImages.HeldOut.TEST && images.splits().validation().isPresent()
            ? ", %d validation images%s kept out"
                .formatted(images.splits().validation().get().size(), how)
            : "";
    return "data: %s, %s; %s, %s%s"
        .formatted(dataset.chosen().titleAndName(), judged.fit().source(), train, test, kept);
  }

  /** Returns a line for each way to make views, with the rows that are trained so. */
  private static List<String> views(Study.Images dataset, Study study) {
    String title = dataset.chosen().title();
    Map<String, Set<String>> rows = new LinkedHashMap<>();
    study.cells().stream()
        .filter(cell -> cell.dataset().equals(title))
        .forEach(
            cell ->
                rows.computeIfAbsent(views(study.task(cell).cell()), key -> new LinkedHashSet<>())
                    .add(cell.row()));
    String where = study.datasets().size() > 1 ? " on " + title : "";
    return rows.entrySet().stream()
        .map(
            entry ->
                "views of %s%s: %s"
                    .formatted(
                        String.join(
                            entry.getValue().stream().anyMatch(row -> row.contains(","))
                                ? "; "
                                : ", ",
                            entry.getValue()),
                        where,
                        entry.getKey()))
        .toList();
  }

  private static String views(CellSpec cell) {
    return cell.training()
        .map(
            trained ->
                "%d of recipe%s %s"
                    .formatted(
                        trained.views(),
                        trained.recipe().contains(",") ? "s" : "",
                        trained.recipe()))
        .orElseGet(
            () ->
                "none, since it is not trained; its batch normalisations "
                    + (cell.init().isPresent()
                        ? "keep the statistics of the file"
                        : "take their statistics from the training images"));
  }

  private static String online(StudyConfig.Online online, Study study) {
    return "online: every %d epochs, fitted on at most %d images and judged on at most %d %s images, so that curves are not the columns of the table; %s; nothing is chosen by it"
        .formatted(
            online.every(),
            online.images(),
            online.images(),
            study.config().judgedOn() == CellImages.HeldOut.TEST ? "test" : "validation",
            String.join(", ", study.online().stream().map(Chosen::titleAndName).toList()));
  }

  private static String joined(List<Integer> numbers) {
    return String.join(", ", numbers.stream().map(number -> Integer.toString(number)).toList());
  }

  /**
   * Returns a line for each part that differs: {@code settings: nt-xent: temperature 0.1 (default
   * 0.5)}.
   *
   * @param lookUp makes such a part of its name and settings
   */
  static <T> List<String> settings(
      List<Chosen<T>> parts, BiFunction<String, ObjectNode, Chosen<T>> lookUp) {
    return parts.stream()
        .map(
            part -> {
              ObjectNode defaults =
                  lookUp
                      .apply(part.choice().name(), JsonNodeFactory.instance.objectNode())
                      .choice()
                      .settings();
              String words = words(defaults, part.choice().settings());
              return words.isEmpty()
                  ? ""
                  : "settings: %s: %s".formatted(part.titleAndName(), words);
            })
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String words(ObjectNode defaults, ObjectNode settings) {
    return SettingDifference.between(
            withoutVariants(defaults, settings), withoutVariants(settings, defaults))
        .stream()
        .map(
            difference ->
                "%s %s (default %s)"
                    .formatted(
                        difference.path(),
                        difference.second().map(Protocol::text).orElse("nothing"),
                        difference.first().map(Protocol::text).orElse("nothing")))
        .collect(joining(", "));
  }

  /** Of two different variants, an optimiser and another, only the names are compared. */
  private static ObjectNode withoutVariants(ObjectNode settings, ObjectNode others) {
    ObjectNode copy = settings.objectNode();
    settings
        .properties()
        .forEach(
            entry -> {
              JsonNode own = entry.getValue();
              JsonNode other = others.get(entry.getKey());
              if (own instanceof ObjectNode object && other instanceof ObjectNode another) {
                JsonNode name = object.get(ConfigVariants.NAME);
                boolean variant = name != null && !name.equals(another.get(ConfigVariants.NAME));
                copy.set(entry.getKey(), variant ? name : withoutVariants(object, another));
              } else {
                copy.set(entry.getKey(), own);
              }
            });
    return copy;
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }
}
