package io.github.lac4j.datasets.picture;

import io.github.lac4j.datasets.DatasetFormatException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Consecutive decoded images of a set; the place of one that could not be decoded is zero. */
// Passed on and never compared, so the array's identity does no harm.
@SuppressWarnings("ArrayRecordComponent")
record Block(int number, byte[] pixels, List<Skip> skips) {

  private static final int BYTES = 4 << 20;
  private static final int MOST_IMAGES = 256;

  /** A file that could not be decoded. */
  record Skip(int index, String problem) {}

  /** Returns the number of images of every block but the last one. */
  static int imagesPerBlock(PictureSet set) {
    return Math.max(1, Math.min(MOST_IMAGES, BYTES / set.shape().size()));
  }

  static int count(PictureSet set) {
    int perBlock = imagesPerBlock(set);
    return (set.files().size() + perBlock - 1) / perBlock;
  }

  static int firstImage(PictureSet set, int number) {
    return number * imagesPerBlock(set);
  }

  static int images(PictureSet set, int number) {
    return Math.min(imagesPerBlock(set), set.files().size() - firstImage(set, number));
  }

  /** Decodes the images of a block, of which it leaves out those that cannot be decoded. */
  static Block decode(PictureSet set, int number) {
    int size = set.shape().size();
    int first = firstImage(set, number);
    byte[] pixels = new byte[images(set, number) * size];
    List<Skip> skips = new ArrayList<>();
    for (int i = 0; i < images(set, number); i++) {
      try {
        byte[] image = set.decoder().decode(set.files().get(first + i).path());
        System.arraycopy(image, 0, pixels, i * size, size);
      } catch (DatasetFormatException e) {
        skips.add(new Skip(first + i, e.finding()));
      }
    }
    return new Block(number, pixels, List.copyOf(skips));
  }

  /** Says whether a block of this number is part of the set, and these files are in it. */
  static boolean holds(PictureSet set, int number, List<Skip> skips) {
    if (number < 0 || number >= count(set)) {
      return false;
    }
    int first = firstImage(set, number);
    int end = first + images(set, number);
    return skips.stream().allMatch(skip -> skip.index() >= first && skip.index() < end);
  }

  /** Digests the pixels and which files were skipped. */
  static long checksum(byte[] pixels, List<Skip> skips) {
    CRC32C checksum = new CRC32C();
    checksum.update(pixels);
    for (Skip skip : skips) {
      checksum.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, skip.index()));
    }
    return checksum.getValue();
  }
}
