package io.github.lac4j.evaluation.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettingPlacesTest {

  @Test
  void should_find_a_setting_in_any_spelling_or_what_is_around_it() {
    SettingPlaces places = new SettingPlaces("file");
    places.put("judged-on", "file:1");
    places.put("objectives[1].settings", "file:2");

    assertThat(places.of("judgedOn")).isEqualTo("file:1");
    assertThat(places.of("objectives[1].settings.head.shape")).isEqualTo("file:2");
    assertThat(places.of("objectives[1]")).isEqualTo("file");
    assertThat(places.of("objectives[11].settings")).isEqualTo("file");
    assertThat(places.of("")).isEqualTo("file");
  }

  @Test
  void should_follow_settings_that_move() {
    SettingPlaces places = new SettingPlaces("file");
    places.put("list[1]", "file:1");
    places.put("list[1].a", "file:2");
    places.put("list[10].a", "file:3");

    SettingPlaces moved = places.without("list").under("list[0]", places, "list[1]");

    assertThat(moved.of("list[0].a")).isEqualTo("file:2");
    assertThat(moved.of("list[1].a")).isEqualTo("file");
    assertThat(moved.of("list[10].a")).isEqualTo("file");
    assertThat(places.of("list[1].a")).isEqualTo("file:2");
  }
}
