package io.github.lac4j.evaluation.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.evaluation.study.StripedImages;
import org.junit.jupiter.api.Test;

class BoundedImagesTest {

  private static final DatasetSplits IMAGES = new StripedImages(40, 30).open(DataLocation.none());

  @Test
  void should_take_so_many_of_each_part() {
    DatasetSplits some = BoundedImages.of(IMAGES, 12, 7);

    assertThat(some.train().size()).isEqualTo(12);
    assertThat(some.test().size()).isEqualTo(7);
    assertThat(some.train().fingerprint())
        .isEqualTo(BoundedImages.of(IMAGES, 12, 20).train().fingerprint());
  }

  @Test
  void should_take_small_parts_whole() {
    DatasetSplits all = BoundedImages.of(IMAGES, 40, 1000);

    assertThat(all.train()).isSameAs(IMAGES.train());
    assertThat(all.test()).isSameAs(IMAGES.test());
  }

  @Test
  void should_reject_no_images() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BoundedImages.of(IMAGES, 0, 5))
        .withMessageContaining("are 0 and 5");
  }
}
