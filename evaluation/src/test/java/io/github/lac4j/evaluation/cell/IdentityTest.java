package io.github.lac4j.evaluation.cell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.lac4j.evaluation.catalog.Choice;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.execution.StudyFixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

  private static final String SETTINGS =
      "{\"rate\": 0.00001, \"hidden\": [512, 256], \"head\": {\"shape\": \"linear\", \"size\": 2}}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"rate\": 1.0E-5, \"hidden\": [512, 256], \"head\": {\"shape\": \"linear\", \"size\": 2}}",
        "{\"head\": {\"size\": 2, \"shape\": \"linear\"}, \"hidden\": [512, 256], \"rate\": 0.00001}",
        "{\"rate\": 0.000010, \"hidden\": [512, 256.0], \"head\": {\"shape\": \"linear\", \"size\": 2.0}}"
      })
  void should_not_depend_on_how_settings_are_written(String written)
      throws JsonProcessingException {
    assertThat(identity(written)).isEqualTo(identity(SETTINGS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"rate\": 0.00002, \"hidden\": [512, 256], \"head\": {\"shape\": \"linear\", \"size\": 2}}",
        "{\"rate\": 0.00001, \"hidden\": [256, 512], \"head\": {\"shape\": \"linear\", \"size\": 2}}",
        "{\"rate\": 0.00001, \"hidden\": [512, 256], \"head\": {\"shape\": \"simclr\", \"size\": 2}}",
        "{\"rate\": 0.00001, \"hidden\": [512, 256]}"
      })
  void should_change_with_every_setting(String written) throws JsonProcessingException {
    assertThat(identity(written).id()).isNotEqualTo(identity(SETTINGS).id());
  }

  @Test
  void should_be_short_enough_for_a_folder() throws JsonProcessingException {
    assertThat(identity(SETTINGS).id()).matches("[0-9a-f]{16}");
  }

  /** Folders of cells are called so; what is added to a cell later must not rename them. */
  @Test
  void should_call_a_cell_as_it_was_always_called() {
    StudyFixture fixture = new StudyFixture();
    assertThat(Identity.of(cell(fixture), fixture.binder()).id()).isEqualTo("2d68633658edfe4e");
  }

  private static CellSpec cell(StudyFixture fixture) {
    CellSpec made =
        fixture.task("objectives: [lac]", "epochs: 1", "batchSizes: [18]", "seeds: [1]").cell();
    ObjectNode tree = fixture.binder().toJson(made);
    tree.withObject("/software")
        .properties()
        .forEach(entry -> entry.setValue(TextNode.valueOf("x")));
    return fixture.binder().bind(CellSpec.class, tree);
  }

  private static Identity identity(String settings) throws JsonProcessingException {
    ObjectNode tree = (ObjectNode) JsonMapper.builder().build().readTree(settings);
    return Identity.of(new Choice("name", tree), new ConfigBinder(List.of()));
  }
}
