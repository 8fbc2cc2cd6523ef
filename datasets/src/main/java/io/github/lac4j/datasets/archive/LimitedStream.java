package io.github.lac4j.datasets.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bounds what a compressed stream gives, headers and padding of the entries included. */
final class LimitedStream extends FilterInputStream {

  private static final long OVERHEAD_PER_ENTRY = 4096;
  private static final long OVERHEAD = 1 << 20;

  private final EntryWriter writer;
  private final long limit;
  private long count;

  LimitedStream(InputStream in, UnpackLimits limits, EntryWriter writer) {
    super(in);
    this.writer = writer;
    this.limit = limits.bytes() + OVERHEAD + OVERHEAD_PER_ENTRY * limits.entries();
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      count(1);
    }
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    count(Math.max(0, read));
    return read;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = super.skip(n);
    count(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long more) {
    count += more;
    if (count > limit) {
      throw writer.refused(
          "the archive unpacks to more than %d bytes, as a decompression bomb does"
              .formatted(limit));
    }
  }
}
