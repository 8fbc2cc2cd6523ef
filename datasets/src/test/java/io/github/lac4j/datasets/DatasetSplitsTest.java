package io.github.lac4j.datasets;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.image.ImageShape;
import java.util.List;
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

  private static ImageDataset dataset(ImageShape shape, String className) {
    return new InMemoryImageDataset(
        "x", shape, List.of(className), new byte[2], new int[] {0}, "test");
  }
}
