package io.github.lac4j.datasets.picture;

import io.github.lac4j.datasets.DatasetFormatException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a JPEG file says before its first scan: how many bits a sample has and what its components
 * mean.
 *
 * <p>The meaning follows the rules of libjpeg ({@code default_decompress_parms}), which PIL and
 * browsers follow too and Java's own reader does not: a JFIF marker stands for YCbCr; an Adobe
 * marker says it; without either, components numbered R, G and B are that, and all others YCbCr.
 *
 * @param color what the components mean
 * @param bare the file without application data and comments before the first scan, so that no
 *     profile and no marker changes what Java's reader makes of it
 */
// Passed on and never compared, so the array's identity does no harm.
@SuppressWarnings("ArrayRecordComponent")
record JpegHeader(JpegColor color, byte[] bare) {

  /** Encoders write ten for a progressive picture in colour, and optimised ones some more. */
  private static final int MOST_SCANS = 100;

  private static final int MARKER = 0xff;
  private static final int STUFFED = 0x00;
  private static final int FIRST_RESTART = 0xd0;
  private static final int START_OF_IMAGE = 0xd8;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;
  private static final int COMMENT = 0xfe;
  private static final int FIRST_APPLICATION = 0xe0;
  private static final int ADOBE_APPLICATION = 0xee;
  private static final int LAST_APPLICATION = 0xef;
  private static final int NO_ADOBE = -1;

  /**
   * Reads the markers of a file.
   *
   * @throws DatasetFormatException if a sample has not 8 bits, there are too few or too many
   *     components, or more scans than a picture has use for: each one passes over the whole
   *     picture and may be a few bytes long, so that a small file would keep a decoder busy for
   *     hours
   */
  static JpegHeader of(byte[] bytes, String location, String remedy) {
    ByteArrayOutputStream bare = new ByteArrayOutputStream(bytes.length);
    boolean jfif = false;
    int adobe = NO_ADOBE;
    int frame = -1;
    int scans = 0;
    int at = 0;
    while (at + 1 < bytes.length) {
      int next = bytes[at + 1] & 0xff;
      int length = 1;
      boolean dropped = false;
      if ((bytes[at] & 0xff) == MARKER && next != STUFFED && next != MARKER) {
        if (next == END_OF_IMAGE) {
          break;
        }
        length = next >= FIRST_RESTART && next <= START_OF_IMAGE ? 2 : 2 + unsigned(bytes, at + 2);
        if (next == START_OF_SCAN && ++scans > MOST_SCANS) {
          throw new DatasetFormatException(
              location,
              "the JPEG file has more than %d scans, as a decompression bomb does"
                  .formatted(MOST_SCANS),
              remedy);
        }
        if (scans == 0) {
          dropped = next == COMMENT || (next >= FIRST_APPLICATION && next <= LAST_APPLICATION);
          if (next == FIRST_APPLICATION && length >= 16 && holds(bytes, at + 4, "JFIF\0")) {
            jfif = true;
          } else if (next == ADOBE_APPLICATION && length >= 14 && holds(bytes, at + 4, "Adobe")) {
            adobe = byteAt(bytes, at + 15);
          } else if (isFrame(next) && frame < 0) {
            frame = at + 4;
          }
        }
      }
      length = Math.min(length, bytes.length - at);
      if (!dropped) {
        bare.write(bytes, at, length);
      }
      at += length;
    }
    bare.write(bytes, at, bytes.length - at);
    if (frame < 0) {
      throw new DatasetFormatException(
          location, "the picture is damaged (a JPEG file without a frame)", remedy);
    }
    if (byteAt(bytes, frame) != 8) {
      throw new DatasetFormatException(
          location,
          "the JPEG file has %d bits for each sample; only 8 can be read"
              .formatted(byteAt(bytes, frame)),
          remedy);
    }
    return new JpegHeader(color(bytes, frame, jfif, adobe, location, remedy), bare.toByteArray());
  }

  private static JpegColor color(
      byte[] bytes, int frame, boolean jfif, int adobe, String location, String remedy) {
    int components = byteAt(bytes, frame + 5);
    return switch (components) {
      case 1 -> JpegColor.GREY;
      case 3 -> {
        boolean numberedRgb =
            byteAt(bytes, frame + 6) == 'R'
                && byteAt(bytes, frame + 9) == 'G'
                && byteAt(bytes, frame + 12) == 'B';
        boolean rgb = adobe == NO_ADOBE ? numberedRgb : adobe == 0;
        yield rgb && !jfif ? JpegColor.RGB : JpegColor.YCBCR;
      }
      case 4 -> adobe == NO_ADOBE || adobe == 0 ? JpegColor.CMYK : JpegColor.YCCK;
      default ->
          throw new DatasetFormatException(
              location,
              "the JPEG file has %d components; only 1, 3 and 4 mean colours".formatted(components),
              remedy);
    };
  }

  /** Frames are C0 to CF, but for three markers that stand between them. */
  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private static boolean holds(byte[] bytes, int at, String word) {
    return bytes.length - at >= word.length()
        && new String(bytes, at, word.length(), StandardCharsets.ISO_8859_1).equals(word);
  }

  private static int unsigned(byte[] bytes, int at) {
    return byteAt(bytes, at) << 8 | byteAt(bytes, at + 1);
  }

  private static int byteAt(byte[] bytes, int at) {
    return at < bytes.length ? bytes[at] & 0xff : 0;
  }
}
