package io.github.lac4j.datasets.mnist;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.zip.ZipException;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * The decompressed content of a file that is exactly one gzip member (RFC 1952); whatever follows
 * the member is an error.
 */
final class GzipMember extends FilterInputStream {

  private final ByteArrayInputStream file;

  private GzipMember(ByteArrayInputStream file) throws IOException {
    super(new GzipCompressorInputStream(file));
    this.file = file;
  }

  /** Reads the header of a file. */
  static GzipMember of(byte[] file) throws IOException {
    try {
      return new GzipMember(new ByteArrayInputStream(file));
    } catch (EOFException e) {
      throw new ZipException("the gzip header is cut off");
    } catch (IOException e) {
      throw new ZipException("the gzip header names an unknown method or flag");
    }
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
    int count;
    try {
      count = super.read(target, offset, length);
    } catch (EOFException e) {
      throw new EOFException("the compressed data end too early");
    } catch (IOException e) {
      throw new ZipException(inWords(String.valueOf(e.getMessage())));
    }
    if (count < 0 && file.available() > 0) {
      throw new ZipException(
          "%d trailing bytes follow the compressed data".formatted(file.available()));
    }
    return count;
  }

  private static String inWords(String problem) {
    if (problem.contains("CRC32")) {
      return "the checksum of the compressed data is wrong";
    }
    return problem.contains("size mismatch")
        ? "the length in the gzip trailer is wrong"
        : "the compressed data are damaged: " + problem;
  }
}
