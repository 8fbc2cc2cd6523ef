package io.github.lac4j.models.resnet;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResNetConfigTest {

  @Test
  void should_name_all_problems_at_once() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ResNetConfig(50, Stem.CIFAR, 65))
        .withMessage(
            "ResNet: depth must be 18 or 34, but is 50; width must be between 8 and 64, but is 65");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 7, 65})
  void should_reject_a_width_out_of_range(int width) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ResNetConfig(18, Stem.CIFAR, width))
        .withMessage("ResNet: width must be between 8 and 64, but is " + width);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 64})
  void should_accept_every_width_in_range(int width) {
    assertThatNoException().isThrownBy(() -> new ResNetConfig(34, Stem.IMAGENET, width));
  }

  @Test
  void should_reject_a_missing_stem() {
    assertThatNullPointerException()
        .isThrownBy(() -> new ResNetConfig(18, null, 8))
        .withMessage("stem is null");
  }
}
