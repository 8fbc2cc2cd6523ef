package io.github.lac4j.models.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Reconstruction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;

class ConvolutionalDecoderTest {

  @ParameterizedTest
  @CsvSource({"28, 14", "7, 4", "2, 1", "1, 1"})
  void should_round_half_a_side_up(int side, int half) {
    assertThat(new Resolution(side, 2 * side).halved()).isEqualTo(new Resolution(half, side));
  }

  @Test
  void should_reject_a_resolution_without_pixels() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Resolution(0, 3))
        .withMessage("Feature maps need 1 or more rows and columns, but have 0 x 3");
  }

  @Test
  void should_reject_a_target_that_doubling_does_not_reach() {
    ConvolutionalDecoder decoder =
        new ConvolutionalDecoder(new ImageShape(8, 4, 4), DataType.FLOAT);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> decoder.upsample("stage", 8, new Resolution(8, 6)))
        .withMessage("Doubling 4 x 4 cannot give 8 x 6");
  }

  @Test
  void should_reject_an_end_at_another_resolution_than_the_images() {
    ConvolutionalDecoder decoder =
        new ConvolutionalDecoder(new ImageShape(8, 4, 4), DataType.FLOAT);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> decoder.output(new ImageShape(3, 8, 8), Reconstruction.UNBOUNDED))
        .withMessage(
            "The decoder is at 4 x 4 and cannot end at the image's 3x8x8; up-sample first");
  }
}
