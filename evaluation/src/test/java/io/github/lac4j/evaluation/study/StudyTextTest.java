package io.github.lac4j.evaluation.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.config.ConfigException;
import io.github.lac4j.evaluation.config.Yaml;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyTextTest {

  private static final String YAML =
      """
      objectives:
        - none
        - objective: moco
          settings: {temperature: 0.1, queue: 1024, optimization: {optimizer: adam}}
        - objective: moco
          label: cold
          settings: {temperature: 0.05}
      models: mlp, cae
      datasets: {dataset: "folder:pictures"}
      batch-sizes: [128]
      online: {evaluators: [knn]}
      """;

  private final ConfigBinder binder = new ConfigBinder(List.of());
  private final StudyText text = StudyText.of(Yaml.read("my.yaml", YAML));

  @Test
  void should_let_a_name_stand_for_an_entry_without_settings() {
    assertThat(yaml(text))
        .isEqualTo(
            """
            objectives:
              - objective: none
              - objective: moco
                settings:
                  temperature: 0.1
                  queue: 1024
                  optimization:
                    optimizer: adam
              - objective: moco
                label: cold
                settings:
                  temperature: 0.05
            models:
              - model: mlp
              - model: cae
            datasets:
              - dataset: folder:pictures
            batch-sizes:
              - 128
            online:
              evaluators:
                - evaluator: knn
            """);
  }

  @Test
  void should_choose_entries_by_name_or_label_and_add_new_ones() {
    StudyText chosen =
        text.select(EntryList.OBJECTIVES, List.of("lac", "cold", "none"), "--objectives");

    assertThat(yaml(chosen))
        .startsWith(
            """
            objectives:
              - objective: lac
              - objective: moco
                label: cold
                settings:
                  temperature: 0.05
              - objective: none
            models:
            """);
    assertThat(chosen.places().of("objectives[0]")).isEqualTo("--objectives");
    assertThat(chosen.places().of("objectives[1].settings.temperature")).isEqualTo("my.yaml:7");
    assertThat(chosen.places().of("objectives[2]")).isEqualTo("my.yaml:2");
    assertThat(yaml(text.select(EntryList.OBJECTIVES, List.of("moco"), "--objectives")))
        .contains("queue: 1024", "label: cold")
        .doesNotContain("objective: none");
  }

  @Test
  void should_set_a_key_of_the_study_in_any_spelling() {
    StudyText changed = text.with("batchSizes", TextNode.valueOf("64"), "--batch");

    assertThat(yaml(changed)).contains("batch-sizes: \"64\"").doesNotContain("batchSizes");
    assertThat(changed.places().of("batchSizes")).isEqualTo("--batch");
  }

  @Test
  void should_lay_assignments_over_settings() {
    StudyText changed =
        text.with(
            List.of(
                "moco.temperature=0.2",
                "cold.queue=64",
                "moco.optimization.optimizer.beta1=0.8",
                "mlp.hidden=[8]",
                "folder.size=32",
                "epochs=3",
                "online.every=2"),
            "--set",
            binder);

    assertThat(yaml(changed))
        .isEqualTo(
            """
            objectives:
              - objective: none
              - objective: moco
                settings:
                  temperature: "0.2"
                  queue: 1024
                  optimization:
                    optimizer:
                      name: adam
                      beta1: "0.8"
              - objective: moco
                label: cold
                settings:
                  temperature: "0.2"
                  optimization:
                    optimizer:
                      beta1: "0.8"
                  queue: "64"
            models:
              - model: mlp
                settings:
                  hidden:
                    - 8
              - model: cae
            datasets:
              - dataset: folder:pictures
                settings:
                  size: "32"
            batch-sizes:
              - 128
            online:
              evaluators:
                - evaluator: knn
              every: "2"
            epochs: "3"
            """);
    assertThat(changed.places().of("objectives[1].settings.temperature"))
        .isEqualTo("--set moco.temperature=0.2");
    assertThat(changed.places().of("objectives[1].settings.queue")).isEqualTo("my.yaml:4");
    assertThat(changed.places().of("epochs")).isEqualTo("--set epochs=3");
    assertThat(changed.problems()).isEmpty();
    assertThat(yaml(text)).doesNotContain("0.2");
  }

  @Test
  void should_lay_assignments_over_evaluators_that_are_there_by_default() {
    StudyText changed = text.with(List.of("knn.k=20", "linear-probe.l2=[1]"), "--set", binder);

    assertThat(changed.problems()).isEmpty();
    assertThat(yaml(changed))
        .endsWith(
            """
            evaluators:
              - evaluator: knn
                settings:
                  k: "20"
              - evaluator: linear-probe
                settings:
                  l2:
                    - 1
            """);
    assertThat(changed.places().of("evaluators[0].settings.k")).isEqualTo("--set knn.k=20");
  }

  @Test
  void should_leave_evaluators_alone_that_are_given() {
    StudyText changed =
        text.select(EntryList.EVALUATORS, List.of("linear-probe"), "--evaluators")
            .with(List.of("knn.k=20"), "--set", binder);

    assertThat(changed.problems()).singleElement().asString().contains("\"knn\"");
  }

  @Test
  void should_replace_settings_of_another_variant() {
    StudyText changed =
        StudyText.of(
                Yaml.read(
                    "my.yaml",
                    "objectives: [{objective: lac, settings: {rate: {name: cosine, base: 1, floor:"
                        + " 0}}}]"))
            .with(List.of("lac.rate={\"name\":\"steps\",\"base\":2}"), "--set", binder);

    assertThat(yaml(changed)).contains("name: steps", "base: 2").doesNotContain("floor");
  }

  @Test
  void should_report_assignments_to_what_is_not_in_the_study() {
    StudyText changed = text.with(List.of("dcl.temperature=0.2", "cae.width=3"), "--set", binder);

    assertThat(changed.problems())
        .singleElement()
        .hasToString(
            "--set dcl.temperature=0.2: there are settings for \"dcl\", which is neither a model"
                + " nor an objective, a data set or an evaluator here; there are "
                + String.join(", ", text.titles(EntryList.values())));
    assertThat(text.with(List.of("moko.queue=8"), "--set", binder).problems())
        .singleElement()
        .asString()
        .contains("\"moko\"", "; did you mean moco? There are ");
    assertThatThrownBy(() -> text.with(List.of("moco"), "--set", binder))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("key=value");
  }

  private static String yaml(StudyText text) {
    return Yaml.write(text.tree());
  }
}
