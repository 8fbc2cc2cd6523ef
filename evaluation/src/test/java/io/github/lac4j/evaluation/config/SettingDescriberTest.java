package io.github.lac4j.evaluation.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.registry.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SettingDescriberTest {

  enum Mood {
    GOOD_ENOUGH,
    BAD,
    UNKNOWN
  }

  /** Settings of somebody who says nothing about them. */
  record Plain(
      int count,
      double rate,
      boolean quick,
      Mood mood,
      List<Mood> moods,
      List<Integer> widths,
      Optional<String> recipe,
      OptionalInt limit,
      Map<String, Double> weights) {

    Plain {
      if (mood == Mood.UNKNOWN) {
        throw new IllegalArgumentException("mood is unknown");
      }
    }
  }

  interface Shape {}

  record Round(@Setting(meaning = "half the width", allowed = "above 0") double radius)
      implements Shape {}

  record Nested(
      @Setting(meaning = "how it looks") Shape shape,
      @Setting(meaning = "the rest") Optional<Inner> rest) {}

  record Inner(@Setting(meaning = "how many") int count) {}

  @Test
  void should_describe_settings_without_a_word_of_their_own_by_their_types() {
    Plain plain =
        new Plain(
            3,
            1e-5,
            true,
            Mood.GOOD_ENOUGH,
            List.of(Mood.BAD),
            List.of(8, 4),
            Optional.empty(),
            OptionalInt.empty(),
            Map.of());

    assertThat(new ConfigBinder(List.of()).describe(plain))
        .containsExactly(
            new DescribedSetting("count", "3", "a whole number", ""),
            new DescribedSetting("rate", "1e-5", "a number", ""),
            new DescribedSetting("quick", "true", "true, false", ""),
            new DescribedSetting("mood", "good-enough", "good-enough, bad", ""),
            new DescribedSetting("moods", "[bad]", "some of good-enough, bad, unknown", ""),
            new DescribedSetting("widths", "[8,4]", "a list, each a whole number", ""),
            new DescribedSetting("recipe", "-", "text", ""),
            new DescribedSetting("limit", "-", "a whole number", ""),
            new DescribedSetting("weights", "{}", "names with values", ""));
  }

  @Test
  void should_describe_nested_settings_behind_their_group() {
    ConfigBinder binder =
        new ConfigBinder(List.of(new ConfigVariants(Shape.class, Map.of("round", Round.class))));

    assertThat(binder.describe(new Nested(new Round(2), Optional.empty())))
        .containsExactly(
            new DescribedSetting("shape", "round", "round", "how it looks"),
            new DescribedSetting("shape.radius", "2", "above 0", "half the width"),
            new DescribedSetting("rest", "-", "", "the rest"),
            new DescribedSetting("rest.count", "required", "a whole number", "how many"));
  }

  @Test
  void should_come_to_an_end_with_a_record_that_may_hold_another_of_its_kind() {
    record Chain(List<? extends Number> values, Optional<Chain> next) {}

    assertThat(new ConfigBinder(List.of()).describe(new Chain(List.of(1), Optional.empty())))
        .extracting(DescribedSetting::key)
        .containsExactly("values", "next");
  }

  @Test
  void should_write_defaults_as_they_can_be_given() {
    record Rates(double small, double plain, double whole, double odd, double large) {}

    assertThat(new ConfigBinder(List.of()).describe(new Rates(1e-8, 5e-4, 30, 1.5e-5, 1e6)))
        .extracting(DescribedSetting::defaultValue)
        .containsExactly("1e-8", "0.0005", "30", "1.5e-5", "1000000");
  }
}
