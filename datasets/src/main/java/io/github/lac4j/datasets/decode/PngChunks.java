package io.github.lac4j.datasets.decode;

import io.github.lac4j.datasets.DatasetFormatException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * Checks the chunks of a PNG file (PNG specification, 5.3), whose checksums Java does not look at,
 * and leaves out those that do not hold pixels: a profile or a time changes nothing then, and
 * damages nothing.
 */
final class PngChunks {

  private static final int FRAME = 12;
  private static final int HEADER = 0x49484452;
  private static final int PALETTE = 0x504c5445;
  private static final int DATA = 0x49444154;
  private static final int IMAGE_END = 0x49454e44;

  private PngChunks() {}

  /**
   * Returns the file with the chunks that hold pixels.
   *
   * @throws DatasetFormatException if a chunk up to the last one is not there with its checksum
   */
  static byte[] bare(byte[] bytes, String location, String remedy) {
    ByteArrayOutputStream bare = new ByteArrayOutputStream(bytes.length);
    bare.write(bytes, 0, Long.BYTES);
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
      if (type == HEADER || type == PALETTE || type == DATA || type == IMAGE_END) {
        bare.write(bytes, at, FRAME + length);
      }
      if (type == IMAGE_END) {
        return bare.toByteArray();
      }
      at += FRAME + length;
    }
  }
}
