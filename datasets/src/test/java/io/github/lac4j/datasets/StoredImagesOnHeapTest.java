package io.github.lac4j.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.image.ImageShape;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredImagesOnHeapTest {

  private static final ImageShape SHAPE = new ImageShape(1, 1, 2);

  @Test
  void should_give_the_pixels_and_label_of_each_image() {
    ImageDataset dataset = dataset(new byte[] {1, 2, 3, -1}, 1, 0);

    byte[] pixels = new byte[2];
    dataset.copyPixels(1, pixels);

    assertThat(pixels).containsExactly(3, -1);
    assertThat(dataset.label(0)).isEqualTo(1);
    assertThat(dataset.labels()).containsExactly(1, 0);
    assertThat(dataset.size()).isEqualTo(2);
  }

  /** The digest was computed with Python's hashlib and struct. */
  @Test
  void should_digest_shape_labels_and_pixels() {
    assertThat(dataset(new byte[] {1, 2, 3, -1}, 1, 0).fingerprint())
        .isEqualTo("58c9c8f2fd629ebfe7bbc6badc2dd835f308699fef21466951ae03c1e2410d3f");
  }

  @Test
  void should_change_the_fingerprint_with_shape_labels_or_pixels_but_not_with_names() {
    byte[] pixels = {1, 2, 3, 4};
    String fingerprint = dataset(pixels, 1, 0).fingerprint();

    assertThat(dataset(new byte[] {1, 2, 3, 5}, 1, 0).fingerprint()).isNotEqualTo(fingerprint);
    assertThat(dataset(pixels, 0, 0).fingerprint()).isNotEqualTo(fingerprint);
    assertThat(
            new StoredImages(
                    "x", new ImageShape(1, 2, 1), List.of("a", "b"), pixels, labels(1, 0), "test")
                .fingerprint())
        .isNotEqualTo(fingerprint);
    assertThat(
            new StoredImages("y", SHAPE, List.of("c", "d"), pixels, labels(1, 0), "other")
                .fingerprint())
        .isEqualTo(fingerprint);
  }

  @Test
  void should_reject_a_label_without_a_class() {
    assertThatThrownBy(() -> dataset(new byte[4], 0, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The label of image 1 is 2; with 2 class names it must be from 0 to 1");
    assertThatThrownBy(() -> dataset(new byte[4], -1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }

  @Test
  void should_reject_pixels_that_do_not_fit_the_labels() {
    assertThatThrownBy(() -> dataset(new byte[5], 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("need 4 bytes of pixels, but there are 5");
  }

  @Test
  void should_reject_an_empty_set() {
    assertThatThrownBy(() -> dataset(new byte[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no images");
  }

  @Test
  void should_reject_an_image_that_does_not_exist() {
    ImageDataset dataset = dataset(new byte[4], 0, 1);

    assertThatThrownBy(() -> dataset.copyPixels(2, new byte[2]))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> dataset.label(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void should_not_see_later_changes_of_the_label_array() {
    int[] labels = {0, 1};
    ImageDataset dataset =
        new StoredImages("x", SHAPE, List.of("a", "b"), new byte[4], labels, "test");

    labels[0] = 1;

    assertThat(dataset.label(0)).isZero();
  }

  private static ImageDataset dataset(byte[] pixels, int... labels) {
    return new StoredImages("x", SHAPE, List.of("a", "b"), pixels, labels, "test");
  }

  private static int[] labels(int... labels) {
    return labels;
  }
}
