package io.github.lac4j.datasets.decode;

import io.github.lac4j.datasets.DatasetFormatException;

/**
 * Counts the scans of a JPEG file. Each one passes over the whole picture, and may be a few bytes
 * long: a small file of many scans keeps a decoder busy for hours.
 */
final class JpegScans {

  /** Encoders write ten for a progressive picture in colour, and optimised ones some more. */
  private static final int MOST = 100;

  private static final int MARKER = 0xff;
  private static final int STUFFED = 0x00;
  private static final int FIRST_RESTART = 0xd0;
  private static final int START_OF_IMAGE = 0xd8;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;

  private JpegScans() {}

  /** Requires no more scans than a picture has use for; what else is wrong the decoder tells. */
  static void requireFew(byte[] bytes, String location, String remedy) {
    int scans = 0;
    int at = 0;
    while (at + 1 < bytes.length) {
      int next = bytes[at + 1] & 0xff;
      if ((bytes[at] & 0xff) != MARKER || next == STUFFED || next == MARKER) {
        at++;
      } else if (next == END_OF_IMAGE) {
        return;
      } else if (next >= FIRST_RESTART && next <= START_OF_IMAGE) {
        at += 2;
      } else {
        if (next == START_OF_SCAN && ++scans > MOST) {
          throw new DatasetFormatException(
              location,
              "the JPEG file has more than %d scans, as a decompression bomb does".formatted(MOST),
              remedy);
        }
        at += 2 + length(bytes, at + 2);
      }
    }
  }

  /** Returns the length of a segment, in which markers of an embedded picture do not count. */
  private static int length(byte[] bytes, int at) {
    return at + 1 < bytes.length ? (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff) : 0;
  }
}
