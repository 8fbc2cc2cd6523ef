package io.github.lac4j.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryTest {

  @Kind("word")
  private record Word(String text) {}

  @Kind("number")
  private record Amount(int value) {}

  @Test
  void should_keep_names_apart_that_two_kinds_of_things_have() {
    Definition<NoSettings, Word> word = definition("none", "core.jar");
    Definition<NoSettings, Amount> number =
        new Definition<>(
            Amount.class, "none", "", new NoSettings(), settings -> new Amount(0), "core.jar");
    Registries registries = new Registries(List.of(word, number));

    assertThat(registries.of(Word.class).get("none").create())
        .isEqualTo(new Word("none from core.jar"));
    assertThat(registries.of(Amount.class).byName()).containsOnly(entry("none", new Amount(0)));
    assertThat(new Registries(List.of(word)).of(Amount.class).all()).isEmpty();
  }

  @Test
  void should_refuse_a_name_that_is_taken_in_any_kind() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Registries(
                    List.of(definition("mlp", "mine.jar"), definition("mlp", "theirs.jar"))))
        .withMessageContaining("\"mlp\" is defined twice: in mine.jar and in theirs.jar");
  }

  @Test
  void should_find_a_definition_by_its_name() {
    Definition<NoSettings, Word> lac = definition("lac", "core.jar");
    Registry<Word> registry = new Registry<>(Word.class, List.of(lac));

    assertThat(registry.get("lac").create()).isEqualTo(new Word("lac from core.jar"));
    assertThat(registry.all()).containsExactly(lac);
  }

  @Test
  void should_list_definitions_in_the_order_of_their_names() {
    Registry<Word> registry =
        new Registry<>(
            Word.class,
            List.of(definition("moco", "b"), definition("dcl", "a"), definition("lac", "c")));

    assertThat(registry.all()).extracting(Definition::name).containsExactly("dcl", "lac", "moco");
  }

  @Test
  void should_name_what_there_is_if_a_name_is_unknown() {
    Registry<Word> registry =
        new Registry<>(Word.class, List.of(definition("moco", "b"), definition("dcl", "a")));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.get("Moco"))
        .withMessage("There is no word \"Moco\"; did you mean moco? There are dcl, moco");
  }

  @Test
  void should_refuse_a_name_that_is_taken_and_tell_both_origins() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Registry<>(
                    Word.class,
                    List.of(definition("mlp", "mine.jar"), definition("mlp", "theirs.jar"))))
        .withMessageContaining("The word \"mlp\" is defined twice: in mine.jar and in theirs.jar");
  }

  @Test
  void should_refuse_null() {
    Registry<Word> registry = new Registry<>(Word.class, List.of());

    assertThatNullPointerException()
        .isThrownBy(() -> registry.get(null))
        .withMessage("name is null");
    assertThat(registry.all()).isEmpty();
  }

  private static Definition<NoSettings, Word> definition(String name, String origin) {
    return new Definition<>(
        Word.class,
        name,
        "",
        new NoSettings(),
        settings -> new Word(name + " from " + origin),
        origin);
  }
}
