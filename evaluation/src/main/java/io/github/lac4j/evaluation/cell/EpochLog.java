package io.github.lac4j.evaluation.cell;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.online.EpochRecord;
import io.github.lac4j.evaluation.store.AtomicFile;
import io.github.lac4j.evaluation.store.RecordFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What was found out after each epoch, one line of JSON an epoch.
 *
 * <p>The file is replaced with each line, which is cheap for a line an epoch, so that it is never
 * half written.
 */
final class EpochLog {

  private final Path file;
  private final RecordFiles json;
  private final StringBuilder lines = new StringBuilder();

  EpochLog(Path file, RecordFiles json) {
    this.file = requireNonNull(file, "file is null");
    this.json = requireNonNull(json, "json is null");
  }

  /** Keeps what was written of the first so many epochs, and drops the rest. */
  void resume(int epochs) {
    lines.setLength(0);
    for (EpochRecord record : read()) {
      if (record.epoch() <= epochs) {
        lines.append(json.line(record)).append('\n');
      }
    }
    AtomicFile.write(file, lines.toString());
  }

  /** Adds a line. */
  void append(EpochRecord record) {
    lines.append(json.line(record)).append('\n');
    AtomicFile.write(file, lines.toString());
  }

  /** Returns all records; there are none if there is no file. */
  List<EpochRecord> read() {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<EpochRecord> records = new ArrayList<>();
    try {
      List<String> text = Files.readAllLines(file, StandardCharsets.UTF_8);
      for (int i = 0; i < text.size(); i++) {
        records.add(json.parse(file + ":" + (i + 1), text.get(i), EpochRecord.class));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read".formatted(file), e);
    }
    return records;
  }
}
