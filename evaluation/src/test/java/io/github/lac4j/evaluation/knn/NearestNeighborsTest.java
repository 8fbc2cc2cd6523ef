package io.github.lac4j.evaluation.knn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.random.Seed;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNeighborsTest {

  @ParameterizedTest
  @CsvSource({"1, 1, 9", "1, 50, 9", "7, 50, 3", "50, 50, 9", "60, 50, 9", "10, 1000, 5"})
  void should_keep_what_a_full_sort_puts_first(int k, int count, int distinct) {
    RandomGenerator random = new Seed(k).derive(count).generator();
    float[] similarities = new float[count];
    NearestNeighbors nearest = new NearestNeighbors(k);
    for (int row = 0; row < count; row++) {
      // Few distinct values, so that there are many ties.
      similarities[row] = random.nextInt(distinct);
    }
    // In blocks of 16, the last one shorter.
    for (int from = 0; from < count; from += 16) {
      int to = Math.min(from + 16, count);
      nearest.offer(Arrays.copyOfRange(similarities, from, to), to - from, from);
    }

    int kept = nearest.sortBestFirst();

    List<Integer> expected =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> -similarities[row]))
            .limit(k)
            .toList();
    assertThat(IntStream.range(0, kept).map(nearest::row).boxed().toList()).isEqualTo(expected);
    assertThat(
            IntStream.range(0, kept)
                .allMatch(i -> nearest.similarity(i) == similarities[nearest.row(i)]))
        .isTrue();
  }
}
