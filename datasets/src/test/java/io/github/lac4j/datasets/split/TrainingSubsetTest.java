package io.github.lac4j.datasets.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.fashionmnist.FashionMnist;
import io.github.lac4j.datasets.split.TrainingSubset.SubsetConfig;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingSubsetTest {

  private static final DatasetSplits WHOLE = open(1, 0);

  @Test
  void should_take_the_same_share_of_every_class_and_all_test_images() {
    DatasetSplits fifth = open(0.2, 0);

    assertThat(fifth.train().size()).isEqualTo(WHOLE.train().size() / 5);
    int[] counts = new int[10];
    Arrays.stream(fifth.train().labels()).forEach(label -> counts[label]++);
    assertThat(counts).containsOnly(WHOLE.train().size() / 50);
    assertThat(fifth.test().fingerprint()).isEqualTo(WHOLE.test().fingerprint());
    assertThat(fifth.train().source()).contains("1000 of 5000 images");
  }

  @Test
  void should_choose_by_the_seed() {
    assertThat(print(0)).isEqualTo(print(0));
    assertThat(print(1)).isNotEqualTo(print(0));
  }

  @Test
  void should_leave_a_whole_set_as_it_is() {
    assertThat(WHOLE.train().fingerprint())
        .isEqualTo(FashionMnist.subset().open(DataLocation.none()).train().fingerprint());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
  void should_refuse_what_is_no_share(double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SubsetConfig(share, 0))
        .withMessageContaining("trainingShare is " + share);
  }

  private static String print(long seed) {
    return open(0.2, seed).train().fingerprint();
  }

  private static DatasetSplits open(double share, long seed) {
    return new TrainingSubset(FashionMnist.subset(), new SubsetConfig(share, seed))
        .open(DataLocation.none());
  }
}
