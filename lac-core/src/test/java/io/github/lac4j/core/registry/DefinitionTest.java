package io.github.lac4j.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionTest {

  private record Settings(double temperature) {}

  @Kind("word")
  private record Word(String text) {}

  private static final Definition<Settings, Word> DEFINITION =
      new Definition<>(
          Word.class,
          "nt-xent",
          "",
          new Settings(0.5),
          settings -> new Word("t=" + settings.temperature()),
          "here");

  @Test
  void should_make_the_thing_with_its_defaults() {
    assertThat(DEFINITION.create()).isEqualTo(new Word("t=0.5"));
    assertThat(DEFINITION.settings()).isEqualTo(Settings.class);
  }

  @Test
  void should_make_the_thing_with_other_settings() {
    assertThat(DEFINITION.create(new Settings(0.1))).isEqualTo(new Word("t=0.1"));
  }

  @Test
  void should_refuse_the_settings_of_something_else() {
    assertThatExceptionOfType(ClassCastException.class)
        .isThrownBy(() -> DEFINITION.create(new NoSettings()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lac", "nt-xent", "resnet18", "a-1-b", "7"})
  void should_accept_lower_case_words_joined_by_hyphens(String name) {
    assertThat(named(name).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "NT-Xent", "nt_xent", "-lac", "lac-", "a--b", "two words", "l\u00e4c"})
  void should_refuse_other_names_and_quote_them(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named(name))
        .withMessageContaining("\"" + name + "\"")
        .withMessageContaining("lower-case");
  }

  @Test
  void should_keep_a_description_of_one_line_and_refuse_more() {
    assertThat(described("SimCLR's loss").description()).isEqualTo("SimCLR's loss");
    assertThat(DEFINITION.description()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> described("SimCLR's loss\nof 2020"))
        .withMessageContaining("lac")
        .withMessageContaining("2 lines");
  }

  @Test
  void should_refuse_a_type_that_is_no_kind() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Definition<>(
                    String.class, "lac", "", new NoSettings(), settings -> "lac", "here"))
        .withMessageContaining("java.lang.String")
        .withMessageContaining("@Kind");
  }

  private static Definition<NoSettings, Word> described(String description) {
    return new Definition<>(
        Word.class, "lac", description, new NoSettings(), settings -> new Word("lac"), "here");
  }

  private static Definition<NoSettings, Word> named(String name) {
    return new Definition<>(
        Word.class, name, "", new NoSettings(), settings -> new Word(name), "here");
  }
}
