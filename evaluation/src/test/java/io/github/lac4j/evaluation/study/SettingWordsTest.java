package io.github.lac4j.evaluation.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.evaluation.execution.StudyFixture;
import org.junit.jupiter.api.Test;

class SettingWordsTest {

  private final StudyFixture fixture = new StudyFixture();

  @Test
  void should_say_for_each_row_what_is_not_the_default() {
    Study study =
        fixture.plan(
            "objectives:",
            "  - none",
            "  - lac",
            "  - {objective: moco, settings: {queue: 64, optimization: {optimizer: {name: adam},"
                + " learningRate: {base: 0.001}}}}",
            "  - {objective: nt-xent, label: cold, settings: {temperature: 0.1, head: {shape:"
                + " moco-v2}}}",
            "epochs: 1",
            "batchSizes: [16]",
            "evaluators: [knn, {evaluator: linear-probe, settings: {l2: [0.003]}}]");

    assertThat(study.settings())
        .containsExactly(
            "settings: moco: queue 64 (default 4096), optimization.optimizer adam (default sgd),"
                + " optimization.learningRate.base 0.001 (default 0.06)",
            "settings: cold (nt-xent): temperature 0.1 (default 0.5), head.shape moco-v2 (default"
                + " simclr)",
            "settings: mlp: hidden [32,16] (default [1000,500,250])",
            "settings: linear-probe: l2 [0.003] (default [1.0E-5,1.0E-4,0.001,0.01,0.1])");
    assertThat(Protocol.of(study)).startsWith(study.settings().toArray(String[]::new));
  }

  @Test
  void should_say_nothing_of_settings_that_are_the_defaults() {
    Study study =
        fixture.plan(
            "objectives: [{objective: nt-xent, label: x, settings: {temperature: 0.50}}]",
            "epochs: 1",
            "batchSizes: [16]");

    assertThat(study.settings()).noneMatch(line -> line.contains("nt-xent"));
  }
}
