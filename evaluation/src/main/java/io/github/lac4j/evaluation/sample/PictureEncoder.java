package io.github.lac4j.evaluation.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.lac4j.core.image.ImageShape;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Makes pictures of images: grey ones of one channel, coloured ones of three, and of any other
 * number the first channel in grey. What is larger than a picture may be is made smaller by
 * averaging.
 */
final class PictureEncoder {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int BITS = 8;
  private static final int GREY = 0;
  private static final int RED_GREEN_BLUE = 2;
  private static final int BRIGHTEST = 255;

  private PictureEncoder() {}

  /**
   * Makes a picture.
   *
   * @param values C x H x W, from 0 to 1; what is outside is cut
   */
  static Picture encode(ImageShape shape, float[] values) {
    int channels = shape.channels() == 3 ? 3 : 1;
    double scale =
        Math.min(1, (double) Picture.LARGEST_SIDE / Math.max(shape.height(), shape.width()));
    int height = Math.max(1, (int) Math.round(scale * shape.height()));
    int width = Math.max(1, (int) Math.round(scale * shape.width()));
    byte[] lines = new byte[height * (1 + width * channels)];
    int position = 0;
    for (int y = 0; y < height; y++) {
      lines[position++] = 0; // The line's filter: none.
      for (int x = 0; x < width; x++) {
        for (int channel = 0; channel < channels; channel++) {
          double value = mean(shape, values, channel, y, height, x, width);
          lines[position++] = (byte) Math.round(BRIGHTEST * Math.max(0, Math.min(1, value)));
        }
      }
    }
    byte[] file = png(width, height, channels == 3 ? RED_GREEN_BLUE : GREY, lines);
    return new Picture(width, height, Base64.getEncoder().encodeToString(file));
  }

  /** The mean over the part of the image that one pixel stands for. */
  private static double mean(
      ImageShape shape, float[] values, int channel, int y, int height, int x, int width) {
    int top = y * shape.height() / height;
    int bottom = Math.max(top + 1, (y + 1) * shape.height() / height);
    int left = x * shape.width() / width;
    int right = Math.max(left + 1, (x + 1) * shape.width() / width);
    double sum = 0;
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        sum += values[(channel * shape.height() + row) * shape.width() + column];
      }
    }
    return sum / ((bottom - top) * (right - left));
  }

  private static byte[] png(int width, int height, int colour, byte[] lines) {
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(width).putInt(height).put((byte) BITS).put((byte) colour);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(SIGNATURE);
    writeChunk(file, "IHDR", header.array());
    writeChunk(file, "IDAT", deflated(lines));
    writeChunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static void writeChunk(ByteArrayOutputStream file, String type, byte[] content) {
    CRC32 check = new CRC32();
    check.update(type.getBytes(US_ASCII));
    check.update(content);
    file.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(content.length).array());
    file.writeBytes(type.getBytes(US_ASCII));
    file.writeBytes(content);
    file.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) check.getValue()).array());
  }

  private static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(content);
      deflater.finish();
      ByteArrayOutputStream result = new ByteArrayOutputStream();
      byte[] buffer = new byte[4096];
      while (!deflater.finished()) {
        result.write(buffer, 0, deflater.deflate(buffer));
      }
      return result.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
