package io.github.lac4j.evaluation.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.evaluation.catalog.Chosen;
import io.github.lac4j.evaluation.config.ConfigException;
import io.github.lac4j.evaluation.execution.StudyFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudySweepTest {

  private final StudyFixture fixture = new StudyFixture();
  private final StudyText study =
      StudyFixture.text(
          "objectives: [none, lac, {objective: nt-xent, settings: {head: {shape: moco-v2}}}, moco]",
          "epochs: 1\nbatchSizes: [16]\nseeds: [1]");

  @Test
  void should_make_rows_of_values_and_keep_the_control() {
    Study sweep = sweep("nt-xent.temperature=0.1,0.2, 0.5");

    assertThat(sweep.objectives())
        .extracting(Chosen::title)
        .containsExactly(
            "none",
            "nt-xent temperature 0.1",
            "nt-xent temperature 0.2",
            "nt-xent temperature 0.5");
    assertThat(sweep.objectives())
        .extracting(row -> row.choice().settings().path("temperature").asDouble())
        .containsExactly(0.0, 0.1, 0.2, 0.5);
    assertThat(sweep.objectives().get(3).choice().settings().at("/head/shape").asText())
        .isEqualTo("moco-v2");
  }

  @Test
  void should_make_rows_of_all_combinations_for_one_objective() {
    Study sweep =
        sweep("nt-xent.temperature=0.1,0.2", "moco.queue=64", "nt-xent.head.shape=simclr,moco-v2");

    assertThat(sweep.objectives())
        .extracting(Chosen::title)
        .containsExactly(
            "none",
            "nt-xent temperature 0.1, head.shape simclr",
            "nt-xent temperature 0.1, head.shape moco-v2",
            "nt-xent temperature 0.2, head.shape simclr",
            "nt-xent temperature 0.2, head.shape moco-v2",
            "moco queue 64");
  }

  @Test
  void should_make_models_of_values_of_a_model() {
    Study sweep = sweep("mlp.hidden=[32,16],[8]");

    assertThat(sweep.models())
        .extracting(Chosen::title)
        .containsExactly("mlp hidden [32,16]", "mlp hidden [8]");
    assertThat(sweep.objectives()).hasSize(4);
  }

  @Test
  void should_judge_on_images_that_are_kept_out() {
    Study sweep =
        fixture.plan(
            StudySweep.onValidationImages(
                new StudySweep(List.of("nt-xent.temperature=0.1")).of(study, fixture.binder())));

    assertThat(Protocol.of(sweep))
        .anyMatch(
            line ->
                line.contains(
                    "judged on 7 validation images (share 0.1, seed 0), not on test images"));
  }

  @Test
  void should_keep_the_validation_part_that_a_study_has() {
    StudyText own =
        study.with("validation", fixture.binder().tree(List.of("share=0.25", "seed=3")), "x");

    assertThat(StudySweep.onValidationImages(own).tree().at("/validation/seed").asInt())
        .isEqualTo(3);
  }

  @Test
  void should_be_called_after_the_study_and_the_keys() {
    assertThat(
            new StudySweep(List.of("nt-xent.temperature=0.1,0.2", "moco.head.shape=a"))
                .name("shapes"))
        .isEqualTo("shapes-nt-xent.temperature-moco.head.shape");
  }

  @Test
  void should_name_what_can_vary_if_something_else_is_asked_for() {
    assertThatThrownBy(() -> sweep("dcl.temperature=0.1,0.2"))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("no objective or model \"dcl\"")
        .hasMessageContaining("none, lac, nt-xent, moco, mlp");
    assertThatThrownBy(() -> sweep("nt-xnet.temperature=0.1,0.2"))
        .hasMessageContaining("did you mean nt-xent? There are none, lac");
    assertThatThrownBy(() -> sweep("epochs=1,2"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("PART.KEY=VALUE");
  }

  private Study sweep(String... settings) {
    return fixture.plan(new StudySweep(List.of(settings)).of(study, fixture.binder()));
  }
}
