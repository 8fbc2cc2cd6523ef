package io.github.lac4j.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.image.ImageShape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatasetSplitsTest {

  @Test
  void should_reject_parts_of_different_shapes() {
    assertThatThrownBy(
            () ->
                new DatasetSplits(
                    dataset(new ImageShape(1, 1, 2), "a"), dataset(new ImageShape(1, 2, 1), "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1x1x2")
        .hasMessageContaining("1x2x1");
  }

  @Test
  void should_reject_parts_of_different_classes() {
    ImageShape shape = new ImageShape(1, 1, 2);

    assertThatThrownBy(() -> new DatasetSplits(dataset(shape, "a"), dataset(shape, "b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[a]")
        .hasMessageContaining("[b]");
  }

  @Test
  void should_check_the_validation_part_too() {
    ImageDataset train = dataset(new ImageShape(1, 1, 2), "a");

    for (ImageDataset wrong :
        List.of(dataset(new ImageShape(1, 2, 1), "a"), dataset(new ImageShape(1, 1, 2), "b"))) {
      assertThatThrownBy(
              () -> new DatasetSplits(train, Optional.of(wrong), train, Optional.empty()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("validation");
    }
  }

  @Test
  void should_pretrain_on_the_images_without_labels_if_there_are_such() {
    ImageShape shape = new ImageShape(1, 1, 2);
    ImageDataset train = dataset(shape, "a");
    ImageDataset unlabelled =
        new StoredImages("x", shape, List.of(), new byte[4], new int[] {-1, -1}, "test");

    assertThat(new DatasetSplits(train, train).pretraining()).isSameAs(train);
    assertThat(new DatasetSplits(train, train, Optional.of(unlabelled)).pretraining())
        .isSameAs(unlabelled);
    ImageDataset large = dataset(new ImageShape(1, 2, 1), "a");
    assertThatThrownBy(() -> new DatasetSplits(large, large, Optional.of(unlabelled)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("images without labels are 1x1x2");
  }

  private static ImageDataset dataset(ImageShape shape, String className) {
    return new StoredImages("x", shape, List.of(className), new byte[2], new int[] {0}, "test");
  }
}
