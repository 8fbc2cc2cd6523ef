package io.github.lac4j.evaluation.cell;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.file.AtomicFile;
import io.github.lac4j.evaluation.config.RecordFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Records of epochs, one line of JSON an epoch.
 *
 * <p>The file is replaced with each line, which is cheap for a line an epoch, so that it is never
 * half written.
 */
final class EpochLog<T extends Record> {

  private final Path file;
  private final Class<T> type;
  private final ToIntFunction<T> epoch;
  private final RecordFiles json;
  private final StringBuilder lines = new StringBuilder();

  EpochLog(Path file, Class<T> type, ToIntFunction<T> epoch, RecordFiles json) {
    this.type = type;
    this.epoch = epoch;
    this.file = requireNonNull(file, "file is null");
    this.json = requireNonNull(json, "json is null");
  }

  /** Keeps what was written of the first so many epochs, and drops the rest. */
  void resume(int epochs) {
    lines.setLength(0);
    for (T record : read()) {
      if (epoch.applyAsInt(record) <= epochs) {
        lines.append(json.line(record)).append('\n');
      }
    }
    AtomicFile.write(file, lines.toString());
  }

  /** Adds a line. */
  void append(T record) {
    lines.append(json.line(record)).append('\n');
    AtomicFile.write(file, lines.toString());
  }

  /** Returns all records; there are none if there is no file. */
  List<T> read() {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<T> records = new ArrayList<>();
    try {
      List<String> text = Files.readAllLines(file, StandardCharsets.UTF_8);
      for (int i = 0; i < text.size(); i++) {
        records.add(json.parse(file + ":" + (i + 1), text.get(i), type));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read".formatted(file), e);
    }
    return records;
  }
}
