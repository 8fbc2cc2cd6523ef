package io.github.lac4j.evaluation.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.evaluation.feature.Features;
import io.github.lac4j.evaluation.sample.SampleMaker.NearestRows;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearestRowsTest {

  private static final Features BANK =
      new Features(
          new float[] {1, 0, 0, 5, 3, 4, -1, 0, 0, 0, 6, 8}, 2, new int[] {0, 1, 0, 1, 0, 1}, 2);

  @Test
  void should_order_by_cosine_and_equal_ones_by_row() {
    Features query = new Features(new float[] {0, 2}, 2, new int[] {0}, 2);

    List<NearestRows.Match> found = new NearestRows(BANK).nearest(query, 0, 5);

    assertThat(found).extracting(NearestRows.Match::row).containsExactly(1, 2, 5, 0, 3);
    assertThat(found.get(0).cosine()).isCloseTo(1, within(1e-15));
    assertThat(found.get(1).cosine()).isCloseTo(0.8, within(1e-15));
    assertThat(found.get(1).cosine()).isEqualTo(found.get(2).cosine());
  }

  @Test
  void should_give_all_rows_if_there_are_fewer_than_wanted() {
    Features query = new Features(new float[] {0, 0}, 2, new int[] {0}, 2);

    List<NearestRows.Match> found = new NearestRows(BANK).nearest(query, 0, 50);

    assertThat(found).extracting(NearestRows.Match::row).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(found).extracting(NearestRows.Match::cosine).containsOnly(0.0);
  }
}
