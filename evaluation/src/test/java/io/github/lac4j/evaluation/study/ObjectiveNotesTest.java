package io.github.lac4j.evaluation.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.evaluation.execution.StudyFixture;
import org.junit.jupiter.api.Test;

/** What objectives note of their settings before a study runs, on 72 images. */
class ObjectiveNotesTest {

  private final StudyFixture fixture = new StudyFixture();

  @Test
  void should_name_a_queue_that_is_larger_than_the_data_and_a_temperature_that_underflows() {
    Study study =
        fixture.plan(
            "objectives:",
            "  - {objective: moco, settings: {queue: 73}}",
            "  - {objective: nt-xent, label: cold, settings: {temperature: 0.0001}}",
            "epochs: 1",
            "batchSizes: [36, 18]",
            "seeds: [1, 2]");

    assertThat(study.notes()).hasSize(2);
    assertThat(study.notes().get(0))
        .startsWith("moco: queue 73: it holds more keys than the 72 images of an epoch");
    assertThat(study.notes().get(1)).startsWith("cold: temperature 1.0E-4: ");
    assertThat(Protocol.of(study))
        .contains("note: " + study.notes().get(0), "note: " + study.notes().get(1));
  }

  @Test
  void should_say_nothing_of_settings_that_fit() {
    Study study =
        fixture.plan(
            "objectives: [none, lac, nt-xent, {objective: moco, settings: {queue: 72}}]",
            "epochs: 1",
            "batchSizes: [36]");

    assertThat(study.notes()).isEmpty();
  }
}
