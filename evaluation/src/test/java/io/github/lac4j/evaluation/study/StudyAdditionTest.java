package io.github.lac4j.evaluation.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.evaluation.catalog.Chosen;
import io.github.lac4j.evaluation.config.ConfigException;
import io.github.lac4j.evaluation.config.Yaml;
import io.github.lac4j.evaluation.execution.StudyFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StudyAdditionTest {

  private final StudyFixture fixture = new StudyFixture();

  /** What a study's folder says of it. */
  private final StudyText study =
      StudyText.of(
          Yaml.read(
              "study.yaml",
              Yaml.write(
                  fixture
                      .plan(
                          "objectives: [none, {objective: nt-xent, settings: {temperature: 0.2,"
                              + " head: {shape: moco-v2}}}]",
                          "epochs: 1\nbatchSizes: [16]\nseeds: [1, 2]")
                      .resolved())));

  @Test
  void should_join_what_is_new_with_what_is_there() {
    Study grown =
        fixture.plan(
            addition(List.of("lac", "none"), List.of(2L, 5L), List.of())
                .to(study, fixture.binder()));

    assertThat(grown.objectives())
        .extracting(Chosen::title)
        .containsExactly("none", "nt-xent", "lac");
    assertThat(grown.config().seeds()).containsExactly(1L, 2L, 5L);
    assertThat(grown.cells()).hasSize(9);
    assertThat(grown.evaluators()).hasSize(2);
  }

  @Test
  void should_give_what_is_new_its_own_settings() {
    Study grown =
        fixture.plan(
            addition(List.of("moco"), List.of(), List.of("moco.queue=64"))
                .to(study, fixture.binder()));

    assertThat(grown.objectives().get(2).choice().settings().at("/queue").asInt()).isEqualTo(64);
  }

  @Test
  void should_make_another_row_of_a_row_that_is_there_with_other_settings() {
    StudyAddition addition =
        addition(List.of("nt-xent"), List.of(), List.of("nt-xent.temperature=0.1"));
    StudyText grown = addition.to(study, fixture.binder());
    List<Chosen<io.github.lac4j.core.objective.Objective>> rows = fixture.plan(grown).objectives();

    assertThat(rows)
        .extracting(Chosen::title)
        .containsExactly("none", "nt-xent", "nt-xent temperature 0.1");
    assertThat(rows.get(1).choice().settings().at("/temperature").asDouble()).isEqualTo(0.2);
    assertThat(rows.get(2).choice().settings().at("/temperature").asDouble()).isEqualTo(0.1);
    assertThat(rows.get(2).choice().settings().at("/head/shape").asText()).isEqualTo("moco-v2");
    assertThat(addition.to(grown, fixture.binder()).tree()).isEqualTo(grown.tree());
  }

  @Test
  void should_add_nothing_where_the_settings_are_there() {
    StudyText same =
        addition(List.of("nt-xent"), List.of(), List.of("nt-xent.temperature=0.20"))
            .to(study, fixture.binder());

    assertThat(fixture.plan(same).objectives()).hasSize(2);
  }

  @Test
  void should_refuse_settings_of_what_is_not_added() {
    assertThatThrownBy(
            () ->
                fixture.plan(
                    addition(List.of("lac"), List.of(), List.of("nt-xent.temperature=0.1"))
                        .to(study, fixture.binder())))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("--set nt-xent.temperature=0.1: nothing of that name is added");
  }

  @Test
  void should_refuse_settings_without_a_part() {
    for (String wrong : List.of("temperature=0.1", "temperature", "nt-xent.temperature", ".k=3")) {
      assertThatThrownBy(
              () -> addition(List.of("lac"), List.of(), List.of(wrong)).to(study, fixture.binder()))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("PART.KEY=VALUE");
    }
  }

  private static StudyAddition addition(
      List<String> objectives, List<Long> seeds, List<String> settings) {
    return new StudyAddition(Map.of(EntryList.OBJECTIVES, objectives), List.of(), seeds, settings);
  }
}
