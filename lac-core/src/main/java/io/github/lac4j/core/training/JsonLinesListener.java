package io.github.lac4j.core.training;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.check.Checks;
import io.github.lac4j.core.objective.StepReport;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes loss and metrics to a file, one JSON object a line.
 *
 * <pre>{@code
 * {"step":50,"epoch":1,"loss":4.81,"metrics":{"embedding-deviation":0.93}}
 * }</pre>
 *
 * <p>{@code step} is the number of steps taken; {@code epoch}, that of the step, counts from 1.
 * Numbers that are not finite are the texts {@code "NaN"}, {@code "Infinity"} and {@code
 * "-Infinity"}. There are no times in it: equal runs write equal files. A resumed run goes on in
 * the same file, after dropping the lines of steps beyond the one it resumes at, which are taken
 * again; a new run starts the file anew. Each line is handed to the operating system when its step
 * is over.
 */
public final class JsonLinesListener implements TrainingListener {

  /** Far beyond any line of ours: something else should not fill the memory. */
  private static final int LONGEST_LINE = 1 << 20;

  private final Path file;
  private final long everySteps;
  private final Map<String, String> labels;
  private FileChannel channel;

  /**
   * Prepares to write; the file is opened when the run starts.
   *
   * @param file missing folders are made
   * @param everySteps steps of the run between two lines, 1 or more; the last step has a line, too
   * @throws IllegalArgumentException if {@code everySteps} is below 1
   */
  public JsonLinesListener(Path file, long everySteps) {
    this(file, everySteps, Map.of());
  }

  /**
   * Prepares to write lines that say whose they are.
   *
   * @param labels stand in every line, in the order of their names, for example the run's identity
   * @throws IllegalArgumentException if {@code everySteps} is below 1
   */
  public JsonLinesListener(Path file, long everySteps, Map<String, String> labels) {
    this.labels = new TreeMap<>(requireNonNull(labels, "labels is null"));
    this.file = requireNonNull(file, "file is null");
    this.everySteps = Checks.requireOneOrMore("everySteps", everySteps);
  }

  /**
   * Opens the file and drops what lies beyond the position.
   *
   * @throws IllegalStateException if the file holds something else; it is left as it is
   * @throws UncheckedIOException if the file cannot be opened
   */
  @Override
  public void onStart(TrainingProgress progress) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      channel.truncate(endOfStep(progress.step()));
      channel.position(channel.size());
    } catch (IOException failure) {
      throw unwritable(failure);
    }
  }

  @Override
  public void onStep(TrainingProgress progress, StepReport report) {
    if (progress.step() % everySteps != 0 && !progress.isRunOver()) {
      return;
    }
    String line = StepLine.of(progress, report, labels) + "\n";
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException failure) {
      throw unwritable(failure);
    }
  }

  /**
   * Forces all lines so far to the disk, so that they outlive the machine and not only the process.
   */
  public void sync() {
    if (channel == null) {
      return;
    }
    try {
      channel.force(false);
    } catch (IOException failure) {
      throw unwritable(failure);
    }
  }

  @Override
  public void release() {
    if (channel == null) {
      return;
    }
    try {
      channel.close();
    } catch (IOException failure) {
      throw unwritable(failure);
    } finally {
      channel = null;
    }
  }

  /** Returns the length of the part that holds no later step, and no line that was cut off. */
  private long endOfStep(long step) throws IOException {
    // The stream is not closed: that would close the channel.
    InputStream input = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long end = 0;
    for (int next = input.read(); next >= 0; next = input.read()) {
      if (next != '\n') {
        if (line.size() == LONGEST_LINE) {
          throw foreign();
        }
        line.write(next);
        continue;
      }
      long found = StepLine.stepOf(line.toString(StandardCharsets.UTF_8));
      if (found < 0) {
        throw foreign();
      }
      if (found > step) {
        return end;
      }
      end += line.size() + 1L;
      line.reset();
    }
    if (end == 0 && line.size() > 0 && line.toByteArray()[0] != '{') {
      throw foreign();
    }
    return end;
  }

  private IllegalStateException foreign() {
    return new IllegalStateException(
        "%s holds something else than the steps of a run; choose another file for the metrics"
            .formatted(file));
  }

  private UncheckedIOException unwritable(IOException failure) {
    return new UncheckedIOException(
        "Metrics cannot be written to %s; check the folder, its permissions and the free space"
            .formatted(file),
        failure);
  }
}
