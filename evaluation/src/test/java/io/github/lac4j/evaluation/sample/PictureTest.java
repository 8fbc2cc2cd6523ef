package io.github.lac4j.evaluation.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.image.ImageShape;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTest {

  @ParameterizedTest
  @CsvSource({"1,1,1", "1,28,28", "3,32,32", "3,64,17", "2,5,7"})
  void should_keep_every_value_of_an_image_that_is_small_enough(int channels, int height, int width)
      throws IOException {
    ImageShape shape = new ImageShape(channels, height, width);
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(256) / 255f;
    }

    Raster decoded = decode(Picture.of(shape, values)).getRaster();

    int kept = channels == 3 ? 3 : 1;
    assertThat(decoded.getNumBands()).isEqualTo(kept);
    for (int channel = 0; channel < kept; channel++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          assertThat(decoded.getSample(x, y, channel) / 255f)
              .isEqualTo(values[(channel * height + y) * width + x]);
        }
      }
    }
  }

  @Test
  void should_shrink_large_images_by_averaging() throws IOException {
    ImageShape shape = new ImageShape(1, 128, 256);
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      // The left half black, the right half a pattern of black and white that is grey from afar.
      values[i] = i % 256 < 128 ? 0 : (i + i / 256) % 2;
    }

    Picture picture = Picture.of(shape, values);

    assertThat(picture.width()).isEqualTo(64);
    assertThat(picture.height()).isEqualTo(32);
    Raster decoded = decode(picture).getRaster();
    assertThat(decoded.getSample(31, 5, 0)).isZero();
    assertThat(decoded.getSample(32, 5, 0)).isEqualTo(128);
  }

  @Test
  void should_cut_what_is_darker_than_black_or_brighter_than_white() throws IOException {
    Raster decoded =
        decode(Picture.of(new ImageShape(1, 1, 3), new float[] {-3, 0.5f, 7})).getRaster();

    assertThat(decoded.getSamples(0, 0, 3, 1, 0, new int[3])).containsExactly(0, 128, 255);
  }

  @Test
  void should_make_noise_no_larger_than_a_picture_may_be() {
    ImageShape shape = new ImageShape(3, 64, 64);
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }

    assertThat(Picture.of(shape, values).base64().length()).isLessThan(32 * 1024);
    Arrays.fill(values, 0.5f);
    assertThat(Picture.of(shape, values).base64().length()).isLessThan(300);
  }

  private static BufferedImage decode(Picture picture) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(picture.base64())));
  }
}
