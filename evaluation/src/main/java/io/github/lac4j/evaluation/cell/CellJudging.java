package io.github.lac4j.evaluation.cell;

import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.evaluation.catalog.Catalog;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.evaluator.Evaluation;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.evaluator.PretrainedEncoder;
import io.github.lac4j.evaluation.evaluator.Subject;
import io.github.lac4j.evaluation.sample.SampleMaker;
import io.github.lac4j.evaluation.sample.SampleMaker.SampleConfig;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Lets evaluators judge an encoder; each keeps what it found as soon as it has found it. */
final class CellJudging {

  private final Catalog catalog;
  private final ConfigBinder binder;
  private final CellFolder folder;
  private final CellImages images;
  private final Seed seed;
  private final Consumer<CellEvent> events;
  private final Map<CellImages.HeldOut, Subject> subjects = new EnumMap<>(CellImages.HeldOut.class);

  CellJudging(
      Catalog catalog,
      ConfigBinder binder,
      CellFolder folder,
      CellImages images,
      Seed seed,
      Consumer<CellEvent> events) {
    this.catalog = catalog;
    this.binder = binder;
    this.folder = folder;
    this.images = images;
    this.seed = seed;
    this.events = events;
  }

  /** Returns what all evaluators found, earlier or now. */
  List<Judgement> judge(List<JudgingConfig> judgings, Network encoder) {
    List<Judgement> judgements = new ArrayList<>();
    for (JudgingConfig judging : judgings) {
      String id = Identity.of(judging, binder).id();
      judgements.add(folder.judgement(id).orElseGet(() -> judge(id, judging, encoder)));
    }
    return judgements;
  }

  private Judgement judge(String id, JudgingConfig judging, Network encoder) {
    Subject subject = subject(judging.judgedOn(), encoder);
    CellRunner.requireFingerprints(subject.images(), judging.fittedOn(), judging.images());
    Evaluator evaluator =
        catalog.evaluator(judging.evaluator().name(), judging.evaluator().settings()).value();
    events.accept(new CellEvent.Judging(evaluator.name()));
    Evaluation evaluation = evaluator.evaluate(subject);
    Judgement judgement =
        new Judgement(
            id, judging, evaluation.measures(), evaluation.confusion(), evaluation.notes());
    folder.write(judgement);
    return judgement;
  }

  /** Returns the digests of the features of every part that is judged. */
  Map<String, String> digests(List<JudgingConfig> judgings, Network encoder) {
    Map<String, String> digests = new LinkedHashMap<>();
    for (JudgingConfig judging : judgings) {
      Subject subject = subject(judging.judgedOn(), encoder);
      digests.computeIfAbsent("train", part -> subject.fit().digest());
      digests.computeIfAbsent(
          judging.judgedOn().name().toLowerCase(Locale.ROOT), part -> subject.held().digest());
    }
    return digests;
  }

  /** Takes pictures of what the encoder has learnt, unless there are some of the same images. */
  void takeSamples(List<JudgingConfig> judgings, Learner learner) {
    if (judgings.isEmpty() || folder.hasSamplesOf(judgings.get(0))) {
      return;
    }
    Subject subject = subject(judgings.get(0).judgedOn(), learner.encoder());
    folder.write(new SampleMaker(new SampleConfig()).make(subject, learner));
  }

  private Subject subject(CellImages.HeldOut judgedOn, Network encoder) {
    return subjects.computeIfAbsent(
        judgedOn, part -> new PretrainedEncoder(encoder, images.judged(part), seed));
  }
}
