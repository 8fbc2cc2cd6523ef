package io.github.lac4j.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryTest {

  @Test
  void should_find_a_definition_by_its_name() {
    Definition<NoSettings, String> lac = definition("lac", "core.jar");
    Registry<String> registry = new Registry<>("objective", List.of(lac));

    assertThat(registry.get("lac").create()).isEqualTo("lac from core.jar");
    assertThat(registry.all()).containsExactly(lac);
  }

  @Test
  void should_list_definitions_in_the_order_of_their_names() {
    Registry<String> registry =
        new Registry<>(
            "objective",
            List.of(definition("moco", "b"), definition("dcl", "a"), definition("lac", "c")));

    assertThat(registry.all()).extracting(Definition::name).containsExactly("dcl", "lac", "moco");
  }

  @Test
  void should_name_what_there_is_if_a_name_is_unknown() {
    Registry<String> registry =
        new Registry<>("objective", List.of(definition("moco", "b"), definition("dcl", "a")));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.get("Moco"))
        .withMessage("There is no objective \"Moco\"; did you mean moco? There are dcl, moco");
  }

  @Test
  void should_refuse_a_name_that_is_taken_and_tell_both_origins() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Registry<>(
                    "model",
                    List.of(definition("mlp", "mine.jar"), definition("mlp", "theirs.jar"))))
        .withMessageContaining("The model \"mlp\" is defined twice: in mine.jar and in theirs.jar");
  }

  @Test
  void should_refuse_null() {
    Registry<String> registry = new Registry<>("objective", List.of());

    assertThatNullPointerException()
        .isThrownBy(() -> registry.get(null))
        .withMessage("name is null");
    assertThat(registry.all()).isEmpty();
  }

  private static Definition<NoSettings, String> definition(String name, String origin) {
    return new Definition<>(name, new NoSettings(), settings -> name + " from " + origin, origin);
  }
}
