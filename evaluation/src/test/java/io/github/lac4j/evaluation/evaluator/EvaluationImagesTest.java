package io.github.lac4j.evaluation.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.evaluation.study.StripedImages;
import org.junit.jupiter.api.Test;

class EvaluationImagesTest {

  private static final EvaluationImages IMAGES =
      EvaluationImages.of(new StripedImages(40, 30).open(DataLocation.none()));

  @Test
  void should_take_so_many_of_each_part() {
    EvaluationImages some = IMAGES.atMost(12, 7);

    assertThat(some.fit().size()).isEqualTo(12);
    assertThat(some.held().size()).isEqualTo(7);
    assertThat(some.fit().fingerprint()).isEqualTo(IMAGES.atMost(12, 20).fit().fingerprint());
  }

  @Test
  void should_take_small_parts_whole() {
    EvaluationImages all = IMAGES.atMost(40, 1000);

    assertThat(all.fit()).isSameAs(IMAGES.fit());
    assertThat(all.held()).isSameAs(IMAGES.held());
  }

  @Test
  void should_reject_no_images() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IMAGES.atMost(0, 5))
        .withMessageContaining("are 0 and 5");
  }
}
