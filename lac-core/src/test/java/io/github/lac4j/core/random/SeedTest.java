package io.github.lac4j.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedTest {

  @Test
  void should_derive_the_same_child_by_the_same_path() {
    Seed once = new Seed(7).derive("views").derive(3).derive(11);
    Seed again = new Seed(7).derive("views").derive(3).derive(11);

    assertThat(again).isEqualTo(once);
    assertThat(again.generator().nextLong()).isEqualTo(once.generator().nextLong());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 60_000, Long.MAX_VALUE})
  void should_derive_values_as_it_derives_seeds(long index) {
    assertThat(Seed.deriveValue(7, index)).isEqualTo(new Seed(7).derive(index).value());
  }

  @Test
  void should_give_equal_streams_each_time() {
    Seed seed = new Seed(5);
    RandomGenerator first = seed.generator();
    RandomGenerator second = seed.generator();

    for (int i = 0; i < 100; i++) {
      assertThat(second.nextLong()).isEqualTo(first.nextLong());
    }
  }

  @Test
  void should_derive_different_children_from_small_seeds_names_and_numbers() {
    Set<Seed> seen = new HashSet<>();
    int count = 0;
    for (long value = -5; value <= 5; value++) {
      Seed seed = new Seed(value);
      seen.add(seed);
      count++;
      for (String name : new String[] {"", "a", "b", "ab", "ba", "views", "view", "queue"}) {
        seen.add(seed.derive(name));
        count++;
      }
      for (long index = -1000; index <= 1000; index++) {
        seen.add(seed.derive(index));
        count++;
      }
    }

    // A collision of 22,000 random numbers of 64 bits has a probability of 1e-11.
    assertThat(seen).hasSize(count);
  }

  @Test
  void should_not_mistake_the_order_of_a_path() {
    Seed seed = new Seed(1);

    assertThat(seed.derive(1).derive(2)).isNotEqualTo(seed.derive(2).derive(1));
    assertThat(seed.derive("a").derive("b")).isNotEqualTo(seed.derive("ab"));
  }

  @Test
  void should_change_half_of_the_bits_with_every_bit_of_a_number() {
    long flipped = 0;
    for (int bit = 0; bit < 64; bit++) {
      for (long index = 0; index < 100; index++) {
        long one = new Seed(3).derive(index).value();
        long other = new Seed(3).derive(index ^ (1L << bit)).value();
        flipped += Long.bitCount(one ^ other);
      }
    }

    // 6400 pairs of 64 bits: the mean of 32 has a deviation of 4 / sqrt(6400) = 0.05.
    assertThat(flipped / 6400.0).isCloseTo(32, within(0.3));
  }

  @Test
  void should_give_uniform_first_numbers_over_consecutive_children() {
    int[] counts = new int[16];
    int draws = 16_000;
    for (int i = 0; i < draws; i++) {
      counts[(int) (new Seed(9).derive(i).generator().nextDouble() * counts.length)]++;
    }

    double chiSquare = 0;
    double expected = (double) draws / counts.length;
    for (int count : counts) {
      chiSquare += (count - expected) * (count - expected) / expected;
    }
    // 15 degrees of freedom: above 44 once in ten thousand sequences.
    assertThat(chiSquare).isLessThan(44);
  }

  @Test
  void should_refuse_a_name_of_null() {
    assertThatNullPointerException()
        .isThrownBy(() -> new Seed(1).derive(null))
        .withMessage("purpose is null");
  }

  @Test
  void should_permute_all_numbers_and_the_same_way_from_the_same_seed() {
    int[] order = new Seed(3).permutation(100);

    assertThat(order).containsExactly(new Seed(3).permutation(100)).isNotEqualTo(sorted(order));
    assertThat(sorted(order)).containsExactly(IntStream.range(0, 100).toArray());
    assertThat(new Seed(3).permutation(0)).isEmpty();
  }

  private static int[] sorted(int[] numbers) {
    return IntStream.of(numbers).sorted().toArray();
  }
}
