package io.github.lac4j.datasets.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.fashionmnist.FashionMnist;
import io.github.lac4j.datasets.split.ValidationSplit.TrainValidation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {

  private static final ImageDataset SET =
      LabelledBytes.of(
          "set", 3, IntStream.range(0, 200).map(i -> i % 20 < 10 ? 0 : i % 2 + 1).toArray());

  @Test
  void should_cut_every_class_by_the_same_share_and_lose_no_image() {
    TrainValidation cut = TrainValidation.cut(SET, 0.1, new Seed(1));

    assertThat(perClass(cut.validation())).containsExactly(10, 5, 5);
    assertThat(perClass(cut.train())).containsExactly(90, 45, 45);
    int[] together =
        IntStream.concat(
                Arrays.stream(((ImageSubset) cut.train()).indices()),
                Arrays.stream(((ImageSubset) cut.validation()).indices()))
            .sorted()
            .toArray();
    assertThat(together).isEqualTo(IntStream.range(0, 200).toArray());
    assertThat(((ImageSubset) cut.train()).indices()).isSorted();
  }

  @Test
  void should_cut_by_the_seed() {
    int[] one = validation(1);

    assertThat(validation(1)).isEqualTo(one);
    assertThat(validation(2)).isNotEqualTo(one);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.133, 0.3, 0.5, 0.77})
  void should_choose_the_rounded_number_of_images_in_all(double share) {
    TrainValidation cut = TrainValidation.cut(SET, share, new Seed(4));

    assertThat(cut.validation().size()).isEqualTo((int) Math.round(share * 200));
    int[] counts = perClass(cut.validation());
    int[] sizes = {100, 50, 50};
    for (int i = 0; i < 3; i++) {
      assertThat((double) counts[i]).isBetween(share * sizes[i] - 1, share * sizes[i] + 1);
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "-0.5", "NaN"})
  void should_reject_a_share_that_leaves_nothing(double share) {
    assertThatThrownBy(() -> TrainValidation.cut(SET, share, new Seed(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 0 and less than 1");
  }

  @Test
  void should_reject_a_class_that_is_empty_or_would_be() {
    assertThatThrownBy(
            () -> TrainValidation.cut(LabelledBytes.of("set", 3, 0, 0, 1, 1), 0.5, new Seed(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Class \"class 2\" has 0 images");
    assertThatThrownBy(() -> TrainValidation.cut(SET, 0.005, new Seed(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("every class an image on both sides");
  }

  @Test
  void should_cut_a_validation_part_off_the_training_part_of_a_whole_set() {
    ImageDataset test = LabelledBytes.of("set", 3, 0, 1, 2);
    ImageDataset unlabelled = LabelledBytes.of("set", 0, -1, -1);
    DatasetSplits whole = new DatasetSplits(SET, test, Optional.of(unlabelled));

    DatasetSplits splits = new ValidationSplit(0.1, 1).of(whole);

    assertThat(((ImageSubset) splits.validation().orElseThrow()).indices())
        .isEqualTo(validation(1));
    assertThat(perClass(splits.train())).containsExactly(90, 45, 45);
    assertThat(splits.test()).isSameAs(test);
    assertThat(splits.pretraining()).isSameAs(unlabelled);
    assertThat(new ValidationSplit(0.1, 1).of(new DatasetSplits(SET, test)).pretraining().size())
        .isEqualTo(180);
  }

  @Test
  void should_not_cut_a_set_that_has_a_validation_part_or_by_no_share() {
    DatasetSplits whole = new DatasetSplits(SET, Optional.of(SET), SET, Optional.empty());

    assertThatThrownBy(() -> new ValidationSplit(0.1, 1).of(whole))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has a validation part of 200 images");
    assertThatThrownBy(() -> new ValidationSplit(1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The share is 1.0");
  }

  @Test
  void should_find_a_label_fraction_by_its_percentage() {
    assertThat(LabelFraction.ofPercent(10))
        .isEqualTo(LabelFraction.TEN_PERCENT)
        .hasToString("10 %");
    assertThat(LabelFraction.TEN_PERCENT.percent()).isEqualTo(10);
    assertThatThrownBy(() -> LabelFraction.ofPercent(5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5 %; there are 1 %, 10 %");
  }

  @Test
  void should_reject_a_set_without_labels() {
    ImageDataset unlabelled = LabelledBytes.of("set", 0, -1, -1);

    assertThatThrownBy(() -> TrainValidation.cut(unlabelled, 0.5, new Seed(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no labels");
    assertThatThrownBy(() -> LabelFraction.TEN_PERCENT.of(unlabelled))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no labels");
  }

  @Test
  void should_show_the_chosen_images_only() {
    ImageSubset subset = new ImageSubset(SET, new int[] {199, 3});

    byte[] pixel = new byte[1];
    subset.copyPixels(0, pixel);
    assertThat(pixel[0]).isEqualTo((byte) 199);
    assertThat(subset.labels()).containsExactly(SET.label(199), SET.label(3));
    assertThat(subset.source()).isEqualTo("made for a test; 2 of 200 images");
    assertThat(subset.fingerprint())
        .isEqualTo(ImageDataset.fingerprintOf(subset))
        .isNotEqualTo(SET.fingerprint());
    assertThatThrownBy(() -> subset.copyPixels(2, pixel))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> subset.label(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void should_reject_indices_that_are_no_part() {
    for (int[] indices : List.of(new int[0], new int[] {200}, new int[] {-1}, new int[] {5, 5})) {
      assertThatThrownBy(() -> new ImageSubset(SET, indices))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(LabelFraction.class)
  void should_take_the_committed_indices_of_an_official_set_which_are_those_of_the_rule(
      LabelFraction fraction) throws IOException {
    for (ImageDataset train :
        List.of(
            FashionMnist.subset().open(DataLocation.none()).train(),
            LabelledBytes.officialTinyImageNet())) {
      List<String> lines;
      try (InputStream in =
          LabelFraction.class.getResourceAsStream(fraction.fileName(train.name()))) {
        lines = new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
      }
      int[] committed = lines.stream().skip(1).mapToInt(Integer::parseInt).toArray();

      assertThat(lines.get(0)).isEqualTo(LabelFraction.header(train));
      assertThat(fraction.of(train).indices()).isEqualTo(committed);
      assertThat(fraction.rule(train)).isEqualTo(committed);
      assertThat(perClass(fraction.of(train)))
          .containsOnly(committed.length / train.classNames().size());
    }
  }

  @ParameterizedTest
  @CsvSource({"mnist,60000", "fashion-mnist,60000", "cifar10,50000"})
  void should_have_indices_of_the_sets_that_are_not_embedded(String name, int size)
      throws IOException {
    for (LabelFraction fraction : LabelFraction.values()) {
      try (InputStream in = LabelFraction.class.getResourceAsStream(fraction.fileName(name))) {
        List<String> lines =
            new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
        int[] indices = lines.stream().skip(1).mapToInt(Integer::parseInt).toArray();
        assertThat(lines.get(0)).matches("labels [0-9a-f]{64}");
        assertThat(indices)
            .hasSize(fraction == LabelFraction.ONE_PERCENT ? size / 100 : size / 10)
            .isSorted()
            .doesNotHaveDuplicates();
        assertThat(indices[indices.length - 1]).isLessThan(size);
      }
    }
  }

  @Test
  void should_apply_the_rule_to_a_set_that_only_has_the_name_of_an_official_one() {
    ImageDataset cut =
        LabelledBytes.of("cifar10", 2, IntStream.range(0, 400).map(i -> i % 2).toArray());

    assertThat(perClass(LabelFraction.ONE_PERCENT.of(cut))).containsExactly(2, 2);
    assertThat(perClass(LabelFraction.TEN_PERCENT.of(cut))).containsExactly(20, 20);
  }

  private static int[] validation(long seed) {
    return ((ImageSubset) TrainValidation.cut(SET, 0.1, new Seed(seed)).validation()).indices();
  }

  private static int[] perClass(ImageDataset dataset) {
    int[] counts = new int[dataset.classNames().size()];
    for (int label : dataset.labels()) {
      counts[label]++;
    }
    return counts;
  }
}
