package io.github.lac4j.evaluation.cell;

import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.evaluation.catalog.Catalog;
import io.github.lac4j.evaluation.catalog.Chosen;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.evaluator.Evaluation;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.evaluator.Subject;
import io.github.lac4j.evaluation.sample.SampleMaker;
import io.github.lac4j.evaluation.sample.SampleMaker.SampleConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lets evaluators judge an encoder; each keeps what it found as soon as it has found it. */
final class CellJudging {

  private final Catalog catalog;
  private final ConfigBinder binder;
  private final CellFolder folder;
  private final EncoderEvaluation encoder;

  CellJudging(Catalog catalog, ConfigBinder binder, CellFolder folder, EncoderEvaluation encoder) {
    this.catalog = catalog;
    this.binder = binder;
    this.folder = folder;
    this.encoder = encoder;
  }

  /** Returns what all evaluators found, earlier or now. */
  List<ResultRecord.Judgement> judge(List<CellTask.Judging> judgings) {
    List<ResultRecord.Judgement> judgements = new ArrayList<>();
    for (CellTask.Judging judging : judgings) {
      String id = Identity.of(judging, binder).id();
      judgements.add(folder.judgement(id).orElseGet(() -> judge(id, judging)));
    }
    return judgements;
  }

  private ResultRecord.Judgement judge(String id, CellTask.Judging judging) {
    Subject subject = encoder.subject(judging.judgedOn());
    CellRunner.requireFingerprints(subject.images(), judging.fittedOn(), judging.images());
    Chosen<Evaluator> evaluator =
        catalog.evaluator(judging.evaluator().name(), judging.evaluator().settings());
    Evaluation evaluation = encoder.evaluate(evaluator, judging.judgedOn());
    ResultRecord.Judgement judgement =
        new ResultRecord.Judgement(
            id, judging, evaluation.measures(), evaluation.confusion(), evaluation.notes());
    folder.write(judgement);
    return judgement;
  }

  /** Returns the digests of the features of every part that is judged. */
  Map<String, String> digests(List<CellTask.Judging> judgings) {
    Map<String, String> digests = new LinkedHashMap<>();
    for (CellTask.Judging judging : judgings) {
      Subject subject = encoder.subject(judging.judgedOn());
      digests.computeIfAbsent("train", part -> subject.fit().digest());
      digests.computeIfAbsent(
          judging.judgedOn().name().toLowerCase(Locale.ROOT), part -> subject.held().digest());
    }
    return digests;
  }

  /** Takes pictures of what the encoder has learnt, unless there are some of the same images. */
  void takeSamples(List<CellTask.Judging> judgings, Learner learner) {
    if (judgings.isEmpty() || folder.hasSamplesOf(judgings.get(0))) {
      return;
    }
    Subject subject = encoder.subject(judgings.get(0).judgedOn());
    folder.write(new SampleMaker(new SampleConfig()).make(subject, learner));
  }
}
