package io.github.lac4j.evaluation.study;

import io.github.lac4j.core.view.Augmentation;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.recipe.Recipe;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.nd4j.linalg.factory.Nd4j;

/** Says in words how the numbers of a study were made. */
final class Protocol {

  private final Study study;
  private final DatasetSplits splits;
  private final String executor;

  Protocol(Study study, DatasetSplits splits, String executor) {
    this.study = study;
    this.splits = splits;
    this.executor = executor;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        splits
            .unlabelled()
            .map(
                images ->
                    "data: %s, %s; %d images without labels for pretraining, %d training images for fitting evaluators, %d test images"
                        .formatted(
                            splits.train().name(),
                            splits.train().source(),
                            images.size(),
                            splits.train().size(),
                            splits.test().size()))
            .orElseGet(
                () ->
                    "data: %s, %s; %d training images for pretraining and for fitting evaluators, %d test images"
                        .formatted(
                            splits.train().name(),
                            splits.train().source(),
                            splits.train().size(),
                            splits.test().size())));
    lines.add("model: %s %s".formatted(study.model().name(), study.modelSettings()));
    lines.add(
        "pretraining: %d epochs, batch %d, last epoch evaluated, seeds %s, executor %s"
            .formatted(study.epochs(), study.batchSize(), study.seeds(), executor));
    lines.add(
        "views: contrastive objectives 2 of recipe %s, autoencoders 1 of recipe %s"
            .formatted(
                study
                    .recipe()
                    .map(Recipe::name)
                    .orElseGet(() -> study.dataset().recipe(Augmentation.CONTRASTIVE)),
                study.dataset().recipe(Augmentation.NONE)));
    lines.add(
        "features: output of the encoder before any head, inference mode, images without augmentation");
    lines.add(
        "peak memory: largest resident memory of the process while the row trained; what earlier rows"
            + " left to the allocator counts too");
    study
        .evaluators()
        .forEach(evaluator -> lines.add(evaluator.name() + ": " + evaluator.protocol()));
    study.rows().forEach(row -> lines.add(row.objective().name() + ": " + row.settings()));
    return lines;
  }

  Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("lac4j", versionOf(Study.class));
    versions.put("nd4j", nd4jVersion());
    versions.put("backend", Nd4j.getBackend().getClass().getSimpleName());
    versions.put("java", Runtime.version().toString());
    versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    return versions;
  }

  private static String versionOf(Class<?> type) {
    String version = type.getPackage().getImplementationVersion();
    return version == null ? "unknown" : version;
  }

  /** ND4J's jars keep their version in Maven's own file only. */
  private static String nd4jVersion() {
    Properties properties = new Properties();
    try (InputStream stream =
        Nd4j.class.getResourceAsStream("/META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
      if (stream != null) {
        properties.load(stream);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The version of ND4J cannot be read from its jar", e);
    }
    return properties.getProperty("version", "unknown");
  }
}
