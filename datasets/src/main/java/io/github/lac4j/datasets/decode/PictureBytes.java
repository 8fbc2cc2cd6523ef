package io.github.lac4j.datasets.decode;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * The bytes of a picture file as a reader wants them. A reader that takes the end of the file for
 * zeros, and so would be busy for minutes with a few bytes, is stopped.
 */
final class PictureBytes extends ImageInputStreamImpl {

  /** Decoders of compressed bits look some bytes ahead. */
  private static final int MOST_READS_AFTER_END = 1000;

  private final byte[] bytes;
  private int readsAfterEnd;

  PictureBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() throws IOException {
    bitOffset = 0;
    return isAtEnd() ? -1 : bytes[(int) streamPos++] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    if (isAtEnd()) {
      return -1;
    }
    int count = (int) Math.min(length, bytes.length - streamPos);
    System.arraycopy(bytes, (int) streamPos, target, offset, count);
    streamPos += count;
    return count;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  private boolean isAtEnd() throws IOException {
    checkClosed();
    if (streamPos < bytes.length) {
      return false;
    }
    readsAfterEnd++;
    if (readsAfterEnd > MOST_READS_AFTER_END) {
      throw new IOException("the file ends before the picture does");
    }
    return true;
  }
}
