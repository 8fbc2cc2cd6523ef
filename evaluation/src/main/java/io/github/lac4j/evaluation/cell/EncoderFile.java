package io.github.lac4j.evaluation.cell;

import io.github.lac4j.core.file.AtomicFile;
import io.github.lac4j.core.network.Network;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.util.ModelSerializer;

/**
 * Writes an encoder as a model file of DL4J. Equal encoders give equal bytes: the archive holds no
 * times.
 */
final class EncoderFile {

  /** The first moment that an archive can name. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private EncoderFile() {}

  /** Replaces the file, whole or not at all; DL4J's ModelSerializer reads it. */
  static void write(Path file, Network encoder) {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try {
      ModelSerializer.writeModel(encoder.graph(), archive, false);
    } catch (IOException e) {
      throw new UncheckedIOException("The encoder cannot be made a model file", e);
    }
    AtomicFile.write(file, stream -> copyWithoutTimes(archive.toByteArray(), stream));
  }

  private static void copyWithoutTimes(byte[] archive, OutputStream stream) throws IOException {
    ZipOutputStream copy = new ZipOutputStream(stream);
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        ZipEntry timeless = new ZipEntry(entry.getName());
        timeless.setTimeLocal(NO_TIME);
        copy.putNextEntry(timeless);
        entries.transferTo(copy);
        copy.closeEntry();
      }
    }
    copy.finish();
  }
}
