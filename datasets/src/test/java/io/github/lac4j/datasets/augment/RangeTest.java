package io.github.lac4j.datasets.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {

  @Test
  void should_draw_the_only_number_there_is() {
    assertThat(new Range(2, 2).uniform(new Seed(1).generator())).isEqualTo(2);
    assertThat(new Range(1, 1).logUniform(new Seed(1).generator())).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "NaN, 1", "0, Infinity"})
  void should_reject_ends_that_make_no_range(double low, double high) {
    assertThatThrownBy(() -> new Range(low, high))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("smaller first");
  }
}
