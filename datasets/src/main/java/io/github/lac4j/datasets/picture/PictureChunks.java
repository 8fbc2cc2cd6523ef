package io.github.lac4j.datasets.picture;

import io.github.lac4j.datasets.DatasetFormatException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Leaves out of the chunks of a picture file what holds no pixels. */
final class PictureChunks {

  private static final int PNG_FRAME = 12;
  private static final int PNG_HEADER = 0x49484452;
  private static final int PNG_PALETTE = 0x504c5445;
  private static final int PNG_DATA = 0x49444154;
  private static final int PNG_END = 0x49454e44;
  private static final int WEBP_FIRST_CHUNK = 12;
  private static final int WEBP_CHUNK_HEADER = 8;

  private PictureChunks() {}

  /**
   * Checks the chunks of a PNG file (PNG specification, 5.3), whose checksums Java does not look
   * at, and leaves out those that do not hold pixels: a profile or a time changes nothing then, and
   * damages nothing.
   *
   * @throws DatasetFormatException if a chunk up to the last one is not there with its checksum
   */
  static byte[] ofPng(byte[] bytes, String location, String remedy) {
    ByteArrayOutputStream bare = new ByteArrayOutputStream(bytes.length);
    bare.write(bytes, 0, Long.BYTES);
    ByteBuffer file = ByteBuffer.wrap(bytes);
    int at = Long.BYTES;
    while (true) {
      if (bytes.length - at < PNG_FRAME) {
        throw new DatasetFormatException(location, "the PNG file is cut off", remedy);
      }
      int length = file.getInt(at);
      int type = file.getInt(at + 4);
      if (length < 0 || length > bytes.length - at - PNG_FRAME) {
        throw new DatasetFormatException(location, "the PNG file is cut off", remedy);
      }
      CRC32 checksum = new CRC32();
      checksum.update(bytes, at + 4, length + 4);
      if ((int) checksum.getValue() != file.getInt(at + 8 + length)) {
        throw new DatasetFormatException(
            location, "the checksum of a PNG chunk at byte %d is wrong".formatted(at), remedy);
      }
      if (type == PNG_HEADER || type == PNG_PALETTE || type == PNG_DATA || type == PNG_END) {
        bare.write(bytes, at, PNG_FRAME + length);
      }
      if (type == PNG_END) {
        return bare.toByteArray();
      }
      at += PNG_FRAME + length;
    }
  }

  /**
   * Takes the pixels out of a WebP file (RFC 9649): profiles and alpha stand in chunks beside them.
   *
   * @throws DatasetFormatException if the file is animated, is cut off or has no pixels
   */
  static byte[] ofWebp(byte[] bytes, String location, String remedy) {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long at = WEBP_FIRST_CHUNK;
    while (at + WEBP_CHUNK_HEADER <= bytes.length) {
      int start = (int) at;
      String type = new String(bytes, start, 4, StandardCharsets.ISO_8859_1);
      long length = Integer.toUnsignedLong(file.getInt(start + 4));
      if (at + WEBP_CHUNK_HEADER + length > bytes.length) {
        throw new DatasetFormatException(location, "the WebP file is cut off", remedy);
      }
      // Chunks have an even length.
      int size = WEBP_CHUNK_HEADER + (int) (length + length % 2);
      if (type.equals("ANIM") || type.equals("ANMF")) {
        throw new DatasetFormatException(
            location, "the WebP file is animated; only still pictures can be read", remedy);
      }
      if (type.equals("VP8 ") || type.equals("VP8L")) {
        byte[] bare = new byte[WEBP_FIRST_CHUNK + size];
        System.arraycopy(bytes, 0, bare, 0, WEBP_FIRST_CHUNK);
        System.arraycopy(
            bytes, start, bare, WEBP_FIRST_CHUNK, Math.min(size, bytes.length - start));
        ByteBuffer.wrap(bare).order(ByteOrder.LITTLE_ENDIAN).putInt(4, bare.length - 8);
        return bare;
      }
      at += size;
    }
    throw new DatasetFormatException(
        location, "the picture is damaged (a WebP file without pixels)", remedy);
  }
}
