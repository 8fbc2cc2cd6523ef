package io.github.lac4j.evaluation.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.model.Model;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.config.ConfigException;
import io.github.lac4j.evaluation.guice.CommandFactory;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StudyFileTest {

  private static StudyPlanner planner;
  private static ConfigBinder binder;

  @BeforeAll
  static void wire() throws Exception {
    CommandFactory everything = CommandFactory.create(StudyFileTest.class.getClassLoader());
    planner = everything.create(StudyPlanner.class);
    binder = everything.create(ConfigBinder.class);
  }

  @Test
  void should_compare_seven_objectives_on_the_embedded_images() {
    StudyFile file = StudyFile.quick(binder, List.of(), List.of());
    Study study = planner.plan(file.config(), file.settings());

    assertThat(study.rows())
        .extracting(row -> row.objective().name())
        .containsExactlyInAnyOrder(
            "none", "autoencoder", "lac", "info-nce", "nt-xent", "moco", "dcl");
    assertThat(study.dataset().name()).isEqualTo("fashion-mnist-subset");
    assertThat(study.seeds()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void should_let_assignments_override_the_study() {
    StudyConfig config =
        StudyFile.quick(
                binder,
                List.of(
                    "objectives=[\"lac\",\"none\"]",
                    "epochs=2",
                    "batchSize=64",
                    "seeds=[9]",
                    "recipe=none",
                    "model=cae",
                    "dataset=mnist"),
                List.of())
            .config();

    assertThat(config.objectives()).containsExactly("lac", "none");
    assertThat(config.epochs()).isEqualTo(2);
    assertThat(config.batchSize()).isEqualTo(64);
    assertThat(config.seeds()).containsExactly(9L);
    assertThat(config.recipe()).contains("none");
    assertThat(config.model()).isEqualTo("cae");
    assertThat(config.dataset()).isEqualTo("mnist");
  }

  @Test
  void should_keep_ready_made_settings_that_an_assignment_does_not_name() {
    StudyFile plain = StudyFile.quick(binder, List.of(), List.of());
    StudyFile changed = StudyFile.quick(binder, List.of(), List.of("moco.temperature=0.3"));

    assertThat(changed.settings().get("moco").get("temperature").asDouble()).isEqualTo(0.3);
    assertThat(changed.settings().get("mlp")).isEqualTo(plain.settings().get("mlp"));
    assertThat(changed.settings().get("moco").get("queue"))
        .isEqualTo(plain.settings().get("moco").get("queue"));
  }

  @Test
  void should_drop_ready_made_settings_of_parts_that_are_out_of_the_study() {
    StudyFile file =
        StudyFile.quick(binder, List.of("objectives=[\"none\"]", "model=resnet18"), List.of());

    assertThat(file.settings()).isEmpty();
    Model model = planner.plan(file.config(), file.settings()).model();
    assertThat(model.name()).isEqualTo("resnet18");
  }

  @Test
  void should_name_every_wrong_assignment() {
    assertThatThrownBy(
            () -> StudyFile.quick(binder, List.of("epoch=2", "batchSize=many"), List.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("epoch")
        .hasMessageContaining("batchSize")
        .hasMessageContaining("many");
  }
}
