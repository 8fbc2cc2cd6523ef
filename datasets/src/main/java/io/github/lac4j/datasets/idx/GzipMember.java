package io.github.lac4j.datasets.idx;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The decompressed content of a file that is exactly one gzip member (RFC 1952).
 *
 * <p>{@link java.util.zip.GZIPInputStream} ignores whatever follows the member; here it is an
 * error.
 */
final class GzipMember extends InputStream {

  private static final int FIXED_HEADER = 10;
  private static final int TRAILER = 8;
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;

  private final byte[] file;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private boolean finished;

  GzipMember(byte[] file) throws IOException {
    this.file = file;
    int start = headerLength(file);
    inflater.setInput(file, start, file.length - start);
  }

  /** Says whether a file starts as gzip does. */
  static boolean startsWithMagic(byte[] file) {
    return file.length >= 2 && (file[0] & 0xff) == 0x1f && (file[1] & 0xff) == 0x8b;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (finished) {
      return -1;
    }
    try {
      int count = inflater.inflate(target, offset, length);
      if (count > 0) {
        checksum.update(target, offset, count);
        return count;
      }
    } catch (DataFormatException e) {
      throw new ZipException("the compressed data are damaged: " + e.getMessage());
    }
    if (!inflater.finished()) {
      throw new EOFException("the compressed data end too early");
    }
    checkTrailer();
    finished = true;
    return -1;
  }

  @Override
  public void close() {
    inflater.end();
  }

  private void checkTrailer() throws IOException {
    int remaining = inflater.getRemaining();
    if (remaining < TRAILER) {
      throw new EOFException("the gzip trailer is cut off");
    }
    int start = file.length - remaining;
    if (littleEndian(start) != (int) checksum.getValue()) {
      throw new ZipException("the checksum of the compressed data is wrong");
    }
    if (littleEndian(start + 4) != (int) inflater.getBytesWritten()) {
      throw new ZipException("the length in the gzip trailer is wrong");
    }
    if (remaining > TRAILER) {
      throw new ZipException(
          "%d trailing bytes follow the compressed data".formatted(remaining - TRAILER));
    }
  }

  private int littleEndian(int at) {
    return (file[at] & 0xff)
        | (file[at + 1] & 0xff) << 8
        | (file[at + 2] & 0xff) << 16
        | (file[at + 3] & 0xff) << 24;
  }

  private static int headerLength(byte[] file) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(file);
    byte[] fixed = in.readNBytes(FIXED_HEADER);
    if (fixed.length < FIXED_HEADER) {
      throw new EOFException("the gzip header is cut off");
    }
    int flags = fixed[3] & 0xff;
    if (fixed[2] != 8 || (flags & RESERVED) != 0) {
      throw new ZipException("the gzip header names an unknown method or flag");
    }
    if ((flags & EXTRA) != 0) {
      int low = byteOf(in);
      skip(in, low | byteOf(in) << 8);
    }
    if ((flags & NAME) != 0) {
      skipText(in);
    }
    if ((flags & COMMENT) != 0) {
      skipText(in);
    }
    if ((flags & HEADER_CRC) != 0) {
      skip(in, 2);
    }
    return file.length - in.available();
  }

  private static void skip(ByteArrayInputStream in, int count) throws EOFException {
    if (in.skip(count) < count) {
      throw new EOFException("the gzip header is cut off");
    }
  }

  private static void skipText(InputStream in) throws IOException {
    int value;
    do {
      value = byteOf(in);
    } while (value != 0);
  }

  private static int byteOf(InputStream in) throws IOException {
    int value = in.read();
    if (value < 0) {
      throw new EOFException("the gzip header is cut off");
    }
    return value;
  }
}
