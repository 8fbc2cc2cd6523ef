package io.github.lac4j.datasets.decode;

import io.github.lac4j.datasets.DatasetFormatException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * Checks the chunks of a PNG file (PNG specification, 5.3), whose checksums Java does not look at.
 */
final class PngChunks {

  private static final long SIGNATURE = 0x89504e470d0a1a0aL;
  private static final int FRAME = 12;
  private static final int IMAGE_END = 0x49454e44;

  private PngChunks() {}

  static boolean startsWithSignature(byte[] bytes) {
    return bytes.length >= Long.BYTES && ByteBuffer.wrap(bytes).getLong() == SIGNATURE;
  }

  /** Requires every chunk up to the last one to be there with its checksum. */
  static void requireIntact(byte[] bytes, String location, String remedy) {
    ByteBuffer file = ByteBuffer.wrap(bytes);
    int at = Long.BYTES;
    while (true) {
      if (bytes.length - at < FRAME) {
        throw new DatasetFormatException(location, "the PNG file is cut off", remedy);
      }
      int length = file.getInt(at);
      int type = file.getInt(at + 4);
      if (length < 0 || length > bytes.length - at - FRAME) {
        throw new DatasetFormatException(location, "the PNG file is cut off", remedy);
      }
      CRC32 checksum = new CRC32();
      checksum.update(bytes, at + 4, length + 4);
      if ((int) checksum.getValue() != file.getInt(at + 8 + length)) {
        throw new DatasetFormatException(
            location, "the checksum of a PNG chunk at byte %d is wrong".formatted(at), remedy);
      }
      if (type == IMAGE_END) {
        return;
      }
      at += FRAME + length;
    }
  }
}
