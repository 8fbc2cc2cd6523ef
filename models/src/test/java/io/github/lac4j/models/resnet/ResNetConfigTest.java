package io.github.lac4j.models.resnet;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResNetConfigTest {

  @Test
  void should_name_the_width_and_its_range() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ResNetConfig(Stem.CIFAR, 65))
        .withMessage("ResNet: width must be between 8 and 64, but is 65");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 7, 65})
  void should_reject_a_width_out_of_range(int width) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ResNetConfig(Stem.CIFAR, width))
        .withMessage("ResNet: width must be between 8 and 64, but is " + width);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 64})
  void should_accept_every_width_in_range(int width) {
    assertThatNoException().isThrownBy(() -> new ResNetConfig(Stem.IMAGENET, width));
  }

  @Test
  void should_reject_a_missing_stem() {
    assertThatNullPointerException()
        .isThrownBy(() -> new ResNetConfig(null, 8))
        .withMessage("stem is null");
  }
}
