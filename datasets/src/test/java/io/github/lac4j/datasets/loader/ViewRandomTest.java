package io.github.lac4j.datasets.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.random.Seed;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewRandomTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 42, Long.MIN_VALUE, 0x123456789abcdefL})
  void should_give_the_numbers_of_a_seeds_own_generator(long seed) {
    RandomGenerator expected = new Seed(seed).generator();
    ViewRandom random = new ViewRandom();
    random.reseed(seed ^ 1);
    random.nextGaussian();
    random.reseed(seed);

    for (int i = 1; i < 2000; i++) {
      assertThat(random.nextLong()).isEqualTo(expected.nextLong());
      assertThat(random.nextInt()).isEqualTo(expected.nextInt());
      assertThat(random.nextInt(i)).isEqualTo(expected.nextInt(i));
      assertThat(random.nextInt(-i, i)).isEqualTo(expected.nextInt(-i, i));
      assertThat(random.nextDouble()).isEqualTo(expected.nextDouble());
      assertThat(random.nextFloat()).isEqualTo(expected.nextFloat());
      assertThat(random.nextBoolean()).isEqualTo(expected.nextBoolean());
      assertThat(random.nextGaussian()).isEqualTo(expected.nextGaussian());
    }
  }
}
