package io.github.lac4j.evaluation.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.evaluation.catalog.Chosen;
import io.github.lac4j.evaluation.guice.CommandFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudySourceTest {

  @TempDir Path folder;

  @Test
  void should_compare_seven_objectives_on_the_embedded_images_in_the_quick_study()
      throws Exception {
    StudySource quick = StudySource.read("quick");
    Study study =
        CommandFactory.create(StudySourceTest.class.getClassLoader())
            .get(StudyPlanner.class)
            .plan(quick.text(), quick.name(), DataLocation.none(), Progress.none());

    assertThat(study.name()).isEqualTo("quick");
    assertThat(study.objectives())
        .extracting(Chosen::title)
        .containsExactlyInAnyOrder(
            "none", "autoencoder", "lac", "info-nce", "nt-xent", "moco", "dcl");
    assertThat(study.cells()).hasSize(14);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lac-mnist", "dcl-small-batch", "cifar10-small"})
  void should_have_no_fault_in_a_ready_made_study_but_that_its_images_may_not_be_there(String name)
      throws Exception {
    StudySource study = StudySource.read(name);
    StudyPlanner planner =
        CommandFactory.create(StudySourceTest.class.getClassLoader()).get(StudyPlanner.class);

    assertThatThrownBy(
            () ->
                planner.plan(study.text(), study.name(), DataLocation.of(folder), Progress.none()))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining(name + ".yaml:")
        .hasMessageContaining("lac data fetch")
        .message()
        .doesNotContain("reasons");
  }

  @Test
  void should_read_a_file_and_call_the_study_by_its_name() throws IOException {
    Path file = folder.resolve("my first study.yaml");
    Files.writeString(file, "epochs: 3");

    assertThat(StudySource.read(file.toString()).name()).isEqualTo("my-first-study");
  }

  @ParameterizedTest
  @CsvSource({
    "обучение.yaml, study",
    ".yaml, study",
    "опыт-2.yaml, 2",
    "a+b.yml, a-b",
  })
  void should_make_a_name_of_every_file(String file, String name) throws IOException {
    assertNameOf(file, name);
  }

  @Test
  void should_make_a_short_name_of_a_long_one() throws IOException {
    assertNameOf("a".repeat(150) + ".yaml", "a".repeat(100));
  }

  private void assertNameOf(String file, String name) throws IOException {
    Path path = folder.resolve(file);
    Files.writeString(path, "epochs: 3");

    StudySource source = StudySource.read(path.toString());

    assertThat(source.name()).isEqualTo(name);
    assertThat(StudyConfig.defaults(source.name()).name()).isEqualTo(name);
  }

  @Test
  void should_name_the_ready_made_studies_if_there_is_no_such_file() {
    assertThatThrownBy(() -> StudySource.read("quik"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("There is no file quik, ")
        .hasMessageContaining("did you mean quick? There are quick, try, lac-mnist");
  }
}
