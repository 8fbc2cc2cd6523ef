package io.github.lac4j.core.file;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.Internal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Replaces a file whole or not at all. */
@Internal
public final class AtomicFile {

  /** What is still being written has this at the end of its name. */
  public static final String PARTIAL = ".partial";

  private AtomicFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {

    /** Writes everything; the stream is flushed and closed afterwards. */
    void writeTo(OutputStream stream) throws IOException;
  }

  /** Writes the content of a file through its channel. */
  @FunctionalInterface
  public interface ChannelContent {

    /** Writes everything; the channel is closed afterwards. */
    void writeTo(FileChannel channel) throws IOException;
  }

  /**
   * Replaces a file by a text in UTF-8.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static void write(Path file, String text) {
    write(file, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Replaces a file, as {@link #replace} does.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static void write(Path file, Content content) {
    requireNonNull(content, "content is null");
    try {
      replace(
          file,
          channel -> {
            OutputStream stream = new BufferedOutputStream(Channels.newOutputStream(channel));
            content.writeTo(stream);
            stream.flush();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s cannot be written; check the folder, its permissions and the free space"
              .formatted(file),
          e);
    }
  }

  /**
   * Replaces a file.
   *
   * <p>The bytes go to a file of the same name plus {@value #PARTIAL} beside it, are forced to the
   * disk, and take the name in one atomic step. If anything fails, or the process dies, the old
   * file stays. Missing folders are made. One process at a time may write a file.
   *
   * @throws IOException if it cannot be written
   */
  public static void replace(Path file, ChannelContent content) throws IOException {
    requireNonNull(file, "file is null");
    requireNonNull(content, "content is null");
    Path partial = file.resolveSibling(file.getFileName() + PARTIAL);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (FileChannel channel =
          FileChannel.open(
              partial,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        content.writeTo(channel);
        channel.force(true);
      }
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException | Error failure) {
      discard(partial, failure);
      throw failure;
    }
  }

  private static void discard(Path partial, Throwable failure) {
    try {
      Files.deleteIfExists(partial);
    } catch (IOException another) {
      failure.addSuppressed(another);
    }
  }
}
