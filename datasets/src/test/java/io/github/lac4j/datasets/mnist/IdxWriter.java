package io.github.lac4j.datasets.mnist;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes idx files, always the same bytes for the same content. */
public final class IdxWriter {

  private IdxWriter() {}

  /** Returns an idx image file. */
  public static byte[] images(int count, int height, int width, byte[] pixels) {
    return ByteBuffer.allocate(16 + pixels.length)
        .putInt(2051)
        .putInt(count)
        .putInt(height)
        .putInt(width)
        .put(pixels)
        .array();
  }

  /** Returns an idx label file. */
  public static byte[] labels(byte[] labels) {
    return ByteBuffer.allocate(8 + labels.length)
        .putInt(2049)
        .putInt(labels.length)
        .put(labels)
        .array();
  }

  /**
   * Returns one gzip member at the highest compression, with neither name nor time in its header.
   */
  public static byte[] gzip(byte[] content) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(content);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    // Magic, method deflate, no flags, time zero, slowest method, unknown system.
    out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 2, (byte) 255});
    byte[] chunk = new byte[1 << 16];
    while (!deflater.finished()) {
      out.write(chunk, 0, deflater.deflate(chunk));
    }
    deflater.end();
    CRC32 checksum = new CRC32();
    checksum.update(content);
    out.writeBytes(
        ByteBuffer.allocate(8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt((int) checksum.getValue())
            .putInt(content.length)
            .array());
    return out.toByteArray();
  }
}
