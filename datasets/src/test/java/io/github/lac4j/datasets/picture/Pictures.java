package io.github.lac4j.datasets.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Makes picture files. */
public final class Pictures {

  private Pictures() {}

  /** Returns a PNG file of random colours. */
  public static byte[] png(int width, int height, long seed) throws IOException {
    return encoded(random(width, height, seed, BufferedImage.TYPE_INT_RGB), "png");
  }

  /** Returns a JPEG file of random colours. */
  public static byte[] jpeg(int width, int height, long seed) throws IOException {
    return encoded(random(width, height, seed, BufferedImage.TYPE_INT_RGB), "jpg");
  }

  /** Returns a grey JPEG file. */
  public static byte[] greyJpeg(int width, int height, long seed) throws IOException {
    return encoded(random(width, height, seed, BufferedImage.TYPE_BYTE_GRAY), "jpg");
  }

  private static BufferedImage random(int width, int height, long seed, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    Random random = new Random(seed);
    int[] samples = new int[width * height * image.getRaster().getNumBands()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = random.nextInt(256);
    }
    image.getRaster().setPixels(0, 0, width, height, samples);
    return image;
  }

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, out)) {
      throw new IOException("no writer for " + format);
    }
    return out.toByteArray();
  }
}
