package io.github.lac4j.evaluation.probe;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.split.LabelFraction;
import io.github.lac4j.evaluation.evaluator.ConfusionMatrix;
import io.github.lac4j.evaluation.evaluator.Evaluation;
import io.github.lac4j.evaluation.evaluator.EvaluationImages;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.evaluator.Subject;
import io.github.lac4j.evaluation.feature.Features;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fits the {@link LinearProbe} to frozen features of 1 % and of 10 % of the training images.
 *
 * <p>The images are those of {@link LabelFraction}, the same for every encoder and seed.
 */
public final class LowLabelProbe implements Evaluator {

  /** The name by which studies ask for it. */
  public static final String NAME = "low-label-linear-probe";

  private final LowLabelProbeConfig config;
  private final LinearProbe probe;

  /** Creates the probe; it holds its settings only. */
  public LowLabelProbe(LowLabelProbeConfig config) {
    this.config = requireNonNull(config, "config is null");
    this.probe = new LinearProbe(config.probe());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String protocol() {
    return "labels of %s of the training images, the same share of every class and the same images for all encoders; %s"
        .formatted(
            String.join(
                " and ", config.labels().stream().map(share -> share.percent() + " %").toList()),
            probe.protocol());
  }

  @Override
  public void check(EvaluationImages images) {
    for (LabelFraction share : config.labels()) {
      ImageDataset train = share.of(images.fit());
      probe.check(train.labels(), train.classNames());
    }
  }

  @Override
  public String meaning() {
    return "how often a linear classifier is right that was fitted with so few of the labels: what"
        + " pretraining without labels is for";
  }

  /** {@inheritDoc} The answers are those of the first share. */
  @Override
  public Evaluation evaluate(Subject subject) {
    List<Measure> measures = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Optional<ConfusionMatrix> confusion = Optional.empty();
    for (LabelFraction share : config.labels()) {
      Features train = subject.fit().rows(share.of(subject.images().fit()).indices());
      LinearProbeResult result = probe.probe(train, subject.held());
      String name = "%s (%d %% labels)".formatted(probe.measure(), share.percent());
      measures.add(Measure.accuracy(name, result.accuracy()));
      notes.addAll(probe.notes(name, result));
      confusion = confusion.or(() -> Optional.of(result.confusion()));
    }
    return new Evaluation(measures, confusion, notes);
  }
}
