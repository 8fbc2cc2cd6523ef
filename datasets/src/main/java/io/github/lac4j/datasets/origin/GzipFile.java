package io.github.lac4j.datasets.origin;

import io.github.lac4j.datasets.DatasetFormatException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Decompresses single files. */
final class GzipFile {

  private static final int BUFFER = 1 << 16;
  private static final String REMEDY = "fetch the file again, or from another address";

  private GzipFile() {}

  /**
   * Writes what a file decompresses to.
   *
   * @param size the number of bytes it must be
   * @throws DatasetFormatException if the file is damaged or is of another size
   */
  static void decompress(Path compressed, Path target, long size) throws IOException {
    try (OutputStream out = Files.newOutputStream(target);
        InputStream in = open(compressed)) {
      byte[] buffer = new byte[BUFFER];
      long done = 0;
      int count;
      while ((count = read(compressed, in, buffer)) >= 0) {
        done += count;
        if (done > size) {
          throw new DatasetFormatException(
              compressed.toString(),
              "the file decompresses to more than the %d bytes it should".formatted(size),
              REMEDY);
        }
        out.write(buffer, 0, count);
      }
      if (done < size) {
        throw new DatasetFormatException(
            compressed.toString(),
            "the file decompresses to %d bytes, but should to %d".formatted(done, size),
            REMEDY);
      }
    }
  }

  /** Opens a compressed file for reading its content. */
  static InputStream open(Path compressed) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(compressed), BUFFER);
    try {
      return new GzipCompressorInputStream(in);
    } catch (IOException e) {
      in.close();
      throw damaged(compressed, e);
    }
  }

  private static int read(Path compressed, InputStream in, byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw damaged(compressed, e);
    }
  }

  private static DatasetFormatException damaged(Path compressed, IOException e) {
    return new DatasetFormatException(
        compressed.toString(),
        "the compressed file is damaged (%s)".formatted(e.getMessage()),
        REMEDY,
        e);
  }
}
