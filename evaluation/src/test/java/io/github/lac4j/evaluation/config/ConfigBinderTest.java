package io.github.lac4j.evaluation.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigBinderTest {

  enum Decay {
    CONSTANT,
    HALF_COSINE
  }

  interface Rule {}

  record Sgd(double momentum, boolean nesterov) implements Rule {
    Sgd() {
      this(0.9, false);
    }

    Sgd {
      require(momentum >= 0 && momentum < 1, "momentum must be in [0, 1), but is " + momentum);
    }
  }

  record Lars(double trust, OptionalDouble clip) implements Rule {
    Lars {
      require(trust > 0, "trust must be above 0, but is " + trust);
    }
  }

  record Head(int width, int layers) {
    Head {
      require(width > 0, "width must be above 0, but is " + width);
      require(layers > 0, "layers must be above 0, but is " + layers);
    }
  }

  record Training(
      double temperature, int batchSize, Decay decay, Rule optimizer, Head head, String note) {
    Training {
      require(temperature > 0, "temperature must be above 0, but is " + temperature);
      require(batchSize > 0, "batchSize must be above 0, but is " + batchSize);
    }
  }

  record Everything(
      boolean truth,
      int whole,
      long large,
      float single,
      double real,
      Integer boxed,
      String text,
      Path file,
      List<Integer> milestones,
      Set<Decay> decays,
      Map<String, Double> weights,
      List<Head> heads,
      List<Rule> rules,
      Optional<Head> maybe,
      OptionalInt maybeInt,
      OptionalLong maybeLong) {}

  record Range(int least, int most, int step) {
    Range {
      require(step > 0, "step must be above 0, but is " + step);
      require(least <= most, "least %d is above most %d".formatted(least, most));
    }
  }

  record Opaque(int number, DoubleUnaryOperator function) {}

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  private static final Training DEFAULTS =
      new Training(0.5, 256, Decay.CONSTANT, new Sgd(), new Head(128, 2), "");

  private final ConfigBinder binder = new ConfigBinder(List.of(rules()));

  private static ConfigVariants rules() {
    Map<String, Class<? extends Record>> byName = new LinkedHashMap<>();
    byName.put("sgd", Sgd.class);
    byName.put("lars", Lars.class);
    return new ConfigVariants(Rule.class, byName);
  }

  @Test
  void should_change_nothing_when_nothing_is_given() throws Exception {
    assertThat(binder.bind(DEFAULTS, List.of())).isEqualTo(DEFAULTS);
    assertThat(binder.bind(DEFAULTS, Map.of())).isEqualTo(DEFAULTS);
    assertThat(binder.bind(DEFAULTS, json("null"))).isEqualTo(DEFAULTS);
  }

  @Test
  void should_lay_assignments_over_defaults() {
    assertThat(
            binder.bind(
                DEFAULTS,
                List.of(
                    "temperature=0.2",
                    "batch-size = 1e2",
                    "optimizer.momentum=0.5",
                    "head.width=64",
                    "decay=half-cosine",
                    "note=a=b, c")))
        .isEqualTo(
            new Training(
                0.2, 100, Decay.HALF_COSINE, new Sgd(0.5, false), new Head(64, 2), "a=b, c"));
  }

  @Test
  void should_lay_maps_and_trees_over_defaults() throws Exception {
    Training expected =
        new Training(0.1, 256, Decay.CONSTANT, new Sgd(0.9, true), new Head(128, 3), "");

    assertThat(
            binder.bind(
                DEFAULTS,
                Map.of(
                    "temperature", 0.1,
                    "optimizer", Map.of("nesterov", true),
                    "head", Map.of("layers", 3))))
        .isEqualTo(expected);
    assertThat(
            binder.bind(
                DEFAULTS,
                json(
                    "{'temperature': 0.1, 'optimizer': {'nesterov': true}, 'head': {'layers': 3}}")))
        .isEqualTo(expected);
  }

  @Test
  void should_let_the_last_assignment_win() {
    assertThat(binder.bind(DEFAULTS, List.of("temperature=0.2", "temperature=0.3")).temperature())
        .isEqualTo(0.3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"half-cosine", "HALF_COSINE", "halfCosine", "Half-Cosine"})
  void should_read_enums_in_any_case(String text) {
    assertThat(binder.bind(DEFAULTS, List.of("decay=" + text)).decay())
        .isEqualTo(Decay.HALF_COSINE);
  }

  @Test
  void should_select_a_variant_by_name() throws Exception {
    assertThat(
            binder
                .bind(DEFAULTS, json("{'optimizer': {'name': 'lars', 'trust': 0.01}}"))
                .optimizer())
        .isEqualTo(new Lars(0.01, OptionalDouble.empty()));
    assertThat(binder.bind(DEFAULTS, List.of("optimizer=lars", "optimizer.trust=0.01")).optimizer())
        .isEqualTo(new Lars(0.01, OptionalDouble.empty()));
  }

  @Test
  void should_start_another_variant_from_its_own_defaults() {
    Training lars =
        new Training(
            0.5, 256, Decay.CONSTANT, new Lars(1, OptionalDouble.of(2)), new Head(1, 1), "");

    assertThat(binder.bind(lars, List.of("optimizer=sgd")).optimizer()).isEqualTo(new Sgd());
    assertThat(binder.bind(lars, List.of("optimizer=lars")).optimizer())
        .isEqualTo(lars.optimizer());
    assertThat(binder.bind(lars, Map.of("optimizer", optionalClip())).optimizer())
        .isEqualTo(new Lars(1, OptionalDouble.empty()));
  }

  private static Map<String, Object> optionalClip() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("clip", null);
    return settings;
  }

  @Test
  void should_need_all_settings_of_a_variant_without_defaults() {
    assertThatThrownBy(() -> binder.bind(DEFAULTS, List.of("optimizer=lars")))
        .hasMessage("A setting is wrong:\n  optimizer.trust: is missing and has no default");
  }

  @Test
  void should_name_all_problems_at_once() {
    ConfigException exception =
        catchThrowableOfType(
            ConfigException.class,
            () ->
                binder.bind(
                    DEFAULTS,
                    List.of(
                        "temperature=-1",
                        "batchSize=many",
                        "tempratrue=1",
                        "decay=half-sine",
                        "optimizer.momentum=2",
                        "optimizer.nestrov=true",
                        "head.width=0",
                        "head.layers=0",
                        "nonsense")));

    assertThat(exception)
        .hasMessage(
            """
            9 settings are wrong:
              nonsense: a setting is written key=value, for example temperature=0.2
              tempratrue = 1: unknown key; did you mean temperature? known keys: temperature, batchSize, decay, optimizer, head, note
              batchSize = many: must be a whole number of at most 32 bits
              decay = half-sine: not one of the choices; did you mean half-cosine? known values: constant, half-cosine
              optimizer.nestrov = true: unknown key; did you mean nesterov? known keys: name, momentum, nesterov
              optimizer.momentum = 2: momentum must be in [0, 1), but is 2.0
              head.width = 0: width must be above 0, but is 0
              head.layers = 0: layers must be above 0, but is 0
              temperature = -1: temperature must be above 0, but is -1.0"""
                .stripIndent());
    assertThat(exception.problems())
        .extracting(ConfigException.Problem::key)
        .contains("temperature", "optimizer.momentum", "head.layers", "");
  }

  @Test
  void should_name_the_variants_there_are() {
    assertThatThrownBy(() -> binder.bind(DEFAULTS, List.of("optimizer=sdg")))
        .hasMessageContaining(
            "optimizer.name = sdg: unknown name; did you mean sgd? known names: sgd, lars");
    assertThatThrownBy(() -> binder.bind(DEFAULTS, Map.of("optimizer", 3)))
        .hasMessageContaining("optimizer = 3: must be a name, or an object");
  }

  @ParameterizedTest
  @CsvSource({
    "batchSize, 1.5",
    "batchSize, 2147483648",
    "batchSize, 1e999999999",
    "batchSize, ''",
    "batchSize, true",
    "temperature, NaN",
    "temperature, 1e999",
    "temperature, 0x1p3",
    "temperature, 1d",
    "optimizer.nesterov, yes",
    "optimizer.nesterov, 1",
  })
  void should_not_guess_at_values_of_another_type(String key, String value) {
    ConfigException exception =
        catchThrowableOfType(
            ConfigException.class, () -> binder.bind(DEFAULTS, List.of(key + "=" + value)));

    assertThat(exception.problems()).hasSize(1);
    assertThat(exception.problems().get(0).key()).isEqualTo(key);
    assertThat(exception.problems().get(0).value()).isEqualTo(value);
    assertThat(exception.problems().get(0).reason()).startsWith("must be");
  }

  @Test
  void should_reject_numbers_for_truth_and_objects_for_numbers() throws Exception {
    assertThatThrownBy(
            () -> binder.bind(DEFAULTS, json("{'temperature': {'a': 1}, 'batchSize': true}")))
        .hasMessageContaining("2 settings are wrong")
        .hasMessageContaining("temperature = {\"a\":1}: must be a finite number")
        .hasMessageContaining("batchSize = true: must be a whole number");
    assertThatThrownBy(() -> binder.bind(DEFAULTS, json("{'head': 3, 'temperature': null}")))
        .hasMessageContaining("head = 3: must be an object; known keys: width, layers")
        .hasMessageContaining("temperature: has no value");
    assertThatThrownBy(() -> binder.bind(DEFAULTS, json("[1]")))
        .hasMessageContaining("[1]: must be an object");
  }

  @Test
  void should_reject_one_key_in_two_spellings() {
    assertThatThrownBy(() -> binder.bind(DEFAULTS, List.of("batchSize=1", "batch-size=2")))
        .hasMessageContaining("batch-size = 2: is given twice, in two spellings");
  }

  @Test
  void should_blame_only_what_is_refused() {
    Range defaults = new Range(0, 3, 1);

    // Either end waits for the other.
    assertThat(binder.bind(defaults, List.of("least=5", "most=10"))).isEqualTo(new Range(5, 10, 1));
    assertThatThrownBy(() -> binder.bind(defaults, List.of("least=2", "most=1")))
        .hasMessage("A setting is wrong:\n  most = 1: least 2 is above most 1");
    assertThatThrownBy(() -> binder.bind(defaults, List.of("least=5", "most=10", "step=0")))
        .hasMessage("A setting is wrong:\n  step = 0: step must be above 0, but is 0");
  }

  @Test
  void should_read_every_kind_of_setting() throws Exception {
    Everything read =
        binder.bind(
            Everything.class,
            json(
                """
                {'truth': true, 'whole': 3.0, 'large': 9007199254740993, 'single': 0.5,
                 'real': '1e-3', 'boxed': 4, 'text': 12, 'file': 'a/b', 'milestones': '60, 80',
                 'decays': ['constant', 'half_cosine'], 'weights': {'a.b': 1, 'c': 2.5},
                 'heads': [{'width': 1, 'layers': 2}],
                 'rules': ['sgd', {'name': 'lars', 'trust': 2}],
                 'maybe': {'width': 3, 'layers': 4}, 'maybeInt': 5}
                """));

    assertThat(read)
        .isEqualTo(
            new Everything(
                true,
                3,
                9007199254740993L,
                0.5f,
                1e-3,
                4,
                "12",
                Path.of("a/b"),
                List.of(60, 80),
                Set.of(Decay.CONSTANT, Decay.HALF_COSINE),
                Map.of("a.b", 1.0, "c", 2.5),
                List.of(new Head(1, 2)),
                List.of(new Sgd(), new Lars(2, OptionalDouble.empty())),
                Optional.of(new Head(3, 4)),
                OptionalInt.of(5),
                OptionalLong.empty()));
    assertThat(binder.bind(Everything.class, binder.toJson(read))).isEqualTo(read);
    assertThat(binder.bind(read, List.of("milestones=[1, 2]", "maybe.width=9")).maybe())
        .contains(new Head(9, 4));
  }

  @Test
  void should_name_the_element_that_is_wrong() {
    assertThatThrownBy(
            () -> binder.bind(Everything.class, json("{'heads': [{'width': 1, 'layers': 'x'}]}")))
        .hasMessageContaining("heads[0].layers = x: must be a whole number")
        .hasMessageContaining("truth: is missing and has no default");
  }

  @Test
  void should_write_settings_in_the_order_of_the_record() {
    assertThat(binder.toJson(DEFAULTS))
        .hasToString(
            "{'temperature':0.5,'batchSize':256,'decay':'constant','optimizer':{'name':'sgd','momentum':0.9,'nesterov':false},'head':{'width':128,'layers':2},'note':''}"
                .replace('\'', '"'));
    assertThat(binder.bind(Training.class, binder.toJson(DEFAULTS))).isEqualTo(DEFAULTS);
  }

  @Test
  void should_bind_an_interface_by_itself() throws Exception {
    assertThat(binder.bind(Rule.class, json("{'name': 'sgd', 'momentum': 0}")))
        .isEqualTo(new Sgd(0, false));
    assertThatThrownBy(() -> binder.bind(Rule.class, json("{}")))
        .hasMessageContaining("name: is missing; known names: sgd, lars");
  }

  @Test
  void should_leave_alone_but_neither_set_nor_write_what_is_no_setting() {
    Opaque opaque = new Opaque(1, x -> x);

    assertThat(binder.bind(opaque, List.of("number=2")))
        .isEqualTo(new Opaque(2, opaque.function()));
    assertThatThrownBy(() -> binder.bind(opaque, List.of("function=java.lang.Runtime")))
        .hasMessageContaining("cannot be given here, because its type is DoubleUnaryOperator");
    assertThatThrownBy(() -> binder.toJson(opaque))
        .hasMessageContaining("function of Opaque cannot be written");
  }

  @Test
  void should_suggest_only_names_that_are_near() {
    assertThatThrownBy(() -> binder.bind(new Head(1, 1), List.of("x=1", "with=2")))
        .hasMessageContaining("x = 1: unknown key; known keys")
        .hasMessageContaining("with = 2: unknown key; did you mean width?");
  }

  @Test
  void should_reject_json_that_is_broken() {
    assertThatThrownBy(() -> binder.bind(DEFAULTS, List.of("head={\"width\": 3", "note=[1] 2")))
        .hasMessageContaining("2 settings are wrong")
        .hasMessageContaining("head = {\"width\": 3: not valid JSON")
        .hasMessageContaining("note = [1] 2: not valid JSON");
  }

  @Test
  void should_reject_variants_that_do_not_fit() {
    assertThatThrownBy(() -> new ConfigVariants(Rule.class, Map.of("head", Head.class)))
        .hasMessageContaining("not a record that implements");
    assertThatThrownBy(
            () -> new ConfigVariants(Rule.class, Map.of("sgd", Sgd.class, "other", Sgd.class)))
        .hasMessageContaining("two names");
    assertThatThrownBy(() -> new ConfigVariants(Head.class, Map.of("head", Head.class)))
        .hasMessageContaining("not an interface");
    assertThatThrownBy(() -> new ConfigVariants(Rule.class, Map.of()))
        .hasMessageContaining("no variants");
    assertThatThrownBy(() -> new ConfigBinder(List.of(rules(), rules())))
        .hasMessageContaining("given twice");
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }
}
