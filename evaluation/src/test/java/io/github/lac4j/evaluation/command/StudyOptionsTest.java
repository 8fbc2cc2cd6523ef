package io.github.lac4j.evaluation.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.lac4j.evaluation.catalog.Chosen;
import io.github.lac4j.evaluation.execution.StudyFixture;
import io.github.lac4j.evaluation.study.Study;
import io.github.lac4j.evaluation.study.StudySource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class StudyOptionsTest {

  private final StudyFixture fixture = new StudyFixture();

  @Command
  private static final class Line {
    @Mixin private StudyOptions options = new StudyOptions();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "autoencoder", "lac", "nt-xent", "moco"})
  void should_take_an_objective_with_its_own_defaults(String objective) {
    StudySource source =
        options("--model mlp --data striped --batch 16 --objectives " + objective)
            .ownStudy(fixture.binder());
    Study study = fixture.plan(source.text());

    assertThat(source.title()).isEqualTo("study");
    assertThat(study.objectives())
        .singleElement()
        .extracting(Chosen::choice)
        .isEqualTo(
            fixture.catalog().objective(objective, JsonNodeFactory.instance.objectNode()).choice());
    assertThat(study.settings()).isEmpty();
    assertThat(study.config().description()).isEmpty();
    assertThat(study.config().epochs()).hasValue(10);
    assertThat(study.config().online()).isEmpty();
  }

  @Test
  void should_say_what_it_takes_where_nothing_is_said() {
    assertThat(options("--objectives dcl").wordsOfOwnStudy())
        .contains("\"study\" is a study of its own", "lac study run quick")
        .endsWith("nothing else was said: model cae; data fashion-mnist-subset; 10 epochs");
    assertThat(
            options("--name mine --objectives dcl --model cae --data mnist --epochs 3")
                .wordsOfOwnStudy())
        .contains("\"mine\"")
        .doesNotContain("nothing else");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--objectives lac",
        "--model mlp",
        "--data striped",
        "--evaluators knn",
        "--recipe none",
        "--epochs 2",
        "--batch 4",
        "--seeds 3",
        "--threads 1",
        "--judged-on test",
        "--set mlp.hidden=[4]",
        "--skip-broken"
      })
  void should_know_that_a_study_is_changed(String line) {
    assertThat(options(line).isEmpty()).isFalse();
  }

  @Test
  void should_leave_a_study_that_is_only_called_differently_as_it_is() {
    StudyOptions name = options("--name mine");

    assertThat(name.isEmpty()).isTrue();
    assertThat(name.applyTo(StudySource.read("quick"), fixture.binder()).title()).isEqualTo("mine");
  }

  @Test
  void should_not_describe_a_variation_of_a_ready_made_study_as_that_study() {
    StudySource quick = StudySource.read("quick");
    StudySource changed = options("--epochs 1").applyTo(quick, fixture.binder());

    assertThat(quick.text().config(fixture.binder()).description()).startsWith("Seven objectives");
    assertThat(changed.text().config(fixture.binder()).description())
        .isEqualTo("A part or a variation of the study quick, made by options");
  }

  private static StudyOptions options(String line) {
    Line parsed = new Line();
    new CommandLine(parsed).parseArgs(line.split(" "));
    return parsed.options;
  }
}
