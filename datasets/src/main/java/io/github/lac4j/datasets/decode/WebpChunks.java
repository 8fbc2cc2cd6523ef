package io.github.lac4j.datasets.decode;

import io.github.lac4j.datasets.DatasetFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Takes the pixels out of a WebP file (RFC 9649): profiles and alpha stand in chunks beside them.
 */
final class WebpChunks {

  private static final int FIRST_CHUNK = 12;
  private static final int CHUNK_HEADER = 8;

  private WebpChunks() {}

  /**
   * Returns a file with nothing but the pixels.
   *
   * @throws DatasetFormatException if the file is animated, is cut off or has no pixels
   */
  static byte[] bare(byte[] bytes, String location, String remedy) {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long at = FIRST_CHUNK;
    while (at + CHUNK_HEADER <= bytes.length) {
      int start = (int) at;
      String type = new String(bytes, start, 4, StandardCharsets.ISO_8859_1);
      long length = Integer.toUnsignedLong(file.getInt(start + 4));
      if (at + CHUNK_HEADER + length > bytes.length) {
        throw new DatasetFormatException(location, "the WebP file is cut off", remedy);
      }
      // Chunks have an even length.
      int size = CHUNK_HEADER + (int) (length + length % 2);
      if (type.equals("ANIM") || type.equals("ANMF")) {
        throw new DatasetFormatException(
            location, "the WebP file is animated; only still pictures can be read", remedy);
      }
      if (type.equals("VP8 ") || type.equals("VP8L")) {
        byte[] bare = new byte[FIRST_CHUNK + size];
        System.arraycopy(bytes, 0, bare, 0, FIRST_CHUNK);
        System.arraycopy(bytes, start, bare, FIRST_CHUNK, Math.min(size, bytes.length - start));
        ByteBuffer.wrap(bare).order(ByteOrder.LITTLE_ENDIAN).putInt(4, bare.length - 8);
        return bare;
      }
      at += size;
    }
    throw new DatasetFormatException(
        location, "the picture is damaged (a WebP file without pixels)", remedy);
  }
}
