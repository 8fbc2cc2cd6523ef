package io.github.lac4j.evaluation.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.evaluation.report.html.Svg.Axis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1, '0.0 0.5 1.0'",
    "69.6, 78.4, '65 70 75 80'",
    "-0.2, 0.2, '-0.2 -0.1 0.0 0.1 0.2'",
    "0.123, 0.124, '0.1230 0.1235 0.1240'",
    "0, 1234, '0 500 1000 1500'",
    "5, 5, '4.6 4.8 5.0 5.2 5.4'",
    "0, 0, '-1.0e-09 -5.0e-10 0.0e+00 5.0e-10 1.0e-09'"
  })
  void should_mark_round_numbers_that_hold_all(double lowest, double highest, String labels) {
    Axis axis = Axis.holding(lowest, highest, 0, 100);

    assertThat(axis.ticks().stream().map(axis::label)).containsExactly(labels.split(" "));
    assertThat(axis.place(lowest)).isBetween(0.0, 100.0);
    assertThat(axis.place(highest)).isBetween(0.0, 100.0);
    assertThat(axis.place(axis.low())).isZero();
    assertThat(axis.place(axis.high())).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, '1'",
    "1, 3, '1 2 3'",
    "1, 10, '1 5 10'",
    "1, 100, '1 50 100'",
    "10, 200, '10 50 100 150 200'",
    "7, 7, '7'"
  })
  void should_mark_whole_epochs(int lowest, int highest, String labels) {
    Axis axis = Axis.counting(lowest, highest, 0, 100);

    assertThat(axis.ticks().stream().map(axis::label)).containsExactly(labels.split(" "));
  }

  @Test
  void should_turn_upside_down_where_the_page_does() {
    Axis axis = Axis.holding(0, 1, 180, 12);

    assertThat(axis.place(0)).isEqualTo(180);
    assertThat(axis.place(1)).isEqualTo(12);
  }
}
