package io.github.lac4j.core.checkpoint;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.file.AtomicFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * One file of named values, written whole or not at all, and checked when it is read.
 *
 * <p>The format is lac4j's own: typed entries with little-endian data and a CRC32C over all; no
 * Java serialisation. A file is read as untrusted input.
 *
 * <pre>{@code
 * CheckpointFile.write(path, writer -> learner.save(writer.scope("learner")));
 * learner.restore(CheckpointFile.read(path).scope("learner"));
 * }</pre>
 */
public final class CheckpointFile {

  private CheckpointFile() {}

  /**
   * Replaces the file by what {@code content} writes.
   *
   * <p>It is replaced as {@link AtomicFile#replace} does: if anything fails, whatever was there
   * before stays and nothing else is left behind. One process at a time may write a file.
   *
   * @throws CheckpointException if the file cannot be written
   */
  public static void write(Path file, Consumer<StateWriter> content) {
    requireNonNull(file, "file is null");
    requireNonNull(content, "content is null");
    try {
      AtomicFile.replace(
          file,
          channel -> {
            CheckpointEncoder encoder = new CheckpointEncoder(channel);
            content.accept(new NamedWriter(encoder));
            encoder.finish();
          });
    } catch (IOException | UncheckedIOException failure) {
      throw new CheckpointException(
          "Checkpoint %s cannot be written (%s); check the folder, its permissions and the free space"
              .formatted(file, failure),
          failure);
    }
  }

  /**
   * Reads and checks the whole file.
   *
   * @return a reader of the values in memory; the file is closed again
   * @throws CheckpointException if there is no such file, or it is damaged, or it has another
   *     format
   */
  public static StateReader read(Path file) {
    requireNonNull(file, "file is null");
    String source = "Checkpoint " + file;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        InputStream input = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16)) {
      long bytes = channel.size();
      return new NamedReader(
          source, new CheckpointDecoder(Channels.newChannel(input), bytes).decode());
    } catch (CheckpointDecoder.DamagedException damage) {
      throw new CheckpointException(source + " " + damage.getMessage(), damage);
    } catch (NoSuchFileException missing) {
      throw new CheckpointException(
          source + " does not exist; check the path or start a new run", missing);
    } catch (IOException failure) {
      throw new CheckpointException(
          "%s cannot be read (%s); check the path and its permissions".formatted(source, failure),
          failure);
    }
  }
}
