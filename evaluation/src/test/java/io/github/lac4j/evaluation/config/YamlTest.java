package io.github.lac4j.evaluation.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {

  private static final String TEXT =
      """
      # A comment
      name: quick
      epochs: 10
      rate: 1e-3
      half: 0.5
      on: true
      none: ~

      objectives:
        - none
        - objective: nt-xent
          settings: {temperature: 0.1,
                     head: {shape: moco-v2}}
      """;

  @Test
  void should_read_mappings_lists_and_values() {
    ObjectNode tree = Yaml.read("my.yaml", TEXT).tree();

    assertThat(tree.toString())
        .isEqualTo(
            """
            {"name":"quick","epochs":10,"rate":"1e-3","half":0.5,"on":true,"none":null,\
            "objectives":["none",{"objective":"nt-xent",\
            "settings":{"temperature":0.1,"head":{"shape":"moco-v2"}}}]}\
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no",
        "off",
        "Yes",
        "1e-3",
        "010",
        "08",
        "1_000",
        "0x10",
        "2026-11-28",
        ".5",
        "+1"
      })
  void should_leave_values_as_they_are_written(String value) {
    assertThat(Yaml.read("my.yaml", "name: " + value + "\n").tree().get("name").asText())
        .isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"UTF-16, UTF-16", "UTF-16LE, UTF-16", "UTF-16BE, UTF-16", "ISO-8859-1, Latin-1"})
  void should_name_an_encoding_that_is_not_utf_8(String encoding, String perhaps) {
    byte[] bytes = "description: caf\u00e9 au lait\n".getBytes(Charset.forName(encoding));

    assertThatThrownBy(() -> Yaml.read("my.yaml", new ByteArrayInputStream(bytes)))
        .isInstanceOf(Yaml.YamlException.class)
        .hasMessage(
            "my.yaml is not encoded in UTF-8, but perhaps in %s; save it as UTF-8", perhaps);
  }

  @Test
  void should_pass_over_a_byte_order_mark_and_the_line_ends_of_windows() {
    byte[] bytes = "\uFEFFname: first\r\nepochs: 3\r\n".getBytes(StandardCharsets.UTF_8);

    assertThat(Yaml.read("my.yaml", new ByteArrayInputStream(bytes)).tree().toString())
        .isEqualTo("{\"name\":\"first\",\"epochs\":3}");
  }

  @ParameterizedTest
  @CsvSource({
    "name, my.yaml:2",
    "epochs, my.yaml:3",
    "objectives, my.yaml:9",
    "objectives[0], my.yaml:10",
    "objectives[1], my.yaml:11",
    "objectives[1].settings, my.yaml:12",
    "objectives[1].settings.temperature, my.yaml:12",
    "objectives[1].settings.head.shape, my.yaml:13",
    "objectives[1].settings.head.missing, my.yaml:13",
    "seeds, my.yaml"
  })
  void should_know_the_line_of_every_setting(String path, String place) {
    assertThat(Yaml.read("my.yaml", TEXT).places().of(path)).isEqualTo(place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a: &x {b: 1}\nc: *x' | my.yaml:1: anchors and aliases",
        "'a: 1\nc: *x' | my.yaml:2",
        "'a: 1\nb: !!javax.script.ScriptEngineManager []' | my.yaml:2: type tags",
        "'a: 1\nb: !int 5' | my.yaml:2: type tags",
        "'a: 1\n\na: 2' | my.yaml:3: \"a\" is given twice",
        "'a: {b: 1, b: 2}' | \"a.b\" is given twice",
        "'- 1\n- 2' | settings are written as key: value",
        "'a: 1\n---\nb: 2' | a second document begins",
        "'' | my.yaml is empty",
        "'a: [1' | my.yaml:1: this is not YAML",
        "'a: b: c' | my.yaml:1: this is not YAML",
      })
  void should_refuse_what_settings_do_not_need_and_say_where(String text, String message) {
    assertThatThrownBy(() -> Yaml.read("my.yaml", text))
        .isInstanceOf(Yaml.YamlException.class)
        .hasMessageContaining(message);
  }

  @Test
  void should_refuse_a_text_that_is_too_long_or_too_deep() {
    byte[] large = ("a: " + "x".repeat(2_000_000)).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Yaml.read("my.yaml", new ByteArrayInputStream(large)))
        .isInstanceOf(Yaml.YamlException.class)
        .hasMessageContaining("longer than");
    String deep = "a: " + "[".repeat(5000) + "]".repeat(5000);
    assertThatThrownBy(() -> Yaml.read("my.yaml", deep)).isInstanceOf(Yaml.YamlException.class);
  }

  @Test
  void should_read_what_was_written() {
    ObjectNode tree = Yaml.read("my.yaml", TEXT).tree();
    tree.put("number as text", "010").put("text", "yes: no").put("small", 1e-12);

    String written = Yaml.write(tree);

    assertThat(Yaml.write(Yaml.read("again.yaml", written).tree())).isEqualTo(written);
    assertThat(Yaml.read("again.yaml", written).tree().get("number as text").asText())
        .isEqualTo("010");
  }
}
