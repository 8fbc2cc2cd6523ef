package io.github.lac4j.evaluation.config;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.lac4j.core.file.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps records as JSON, in files for people too or in single lines.
 *
 * <p>Equal records give equal text. What is read goes through the records' own checks; a file that
 * fails them is damaged.
 */
public final class RecordFiles {

  private static final long LONGEST_FILE = 1L << 26;

  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final ConfigBinder binder;
  private final ObjectWriter writer;

  /** Creates a keeper that knows the variants that the binder knows. */
  public RecordFiles(ConfigBinder binder) {
    this.binder = requireNonNull(binder, "binder is null");
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    writer =
        mapper.writer(
            new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
  }

  /** Replaces a file by a record, whole or not at all. */
  public void write(Path file, Record content) {
    AtomicFile.write(file, text(content));
  }

  /** Returns a record as indented JSON that ends in a line break. */
  public String text(Record content) {
    try {
      return writer.writeValueAsString(binder.toJson(content)) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot write a record as JSON", e);
    }
  }

  /** Returns a record as one line of JSON, without a line break. */
  public String line(Record content) {
    return binder.toJson(content).toString();
  }

  /**
   * Reads a record from a file.
   *
   * @throws DamagedFileException if it holds something else
   * @throws UncheckedIOException if it cannot be read, or is not there
   */
  public <T extends Record> T read(Path file, Class<T> type) {
    try {
      if (Files.size(file) > LONGEST_FILE) {
        throw new DamagedFileException(
            "%s is longer than %d bytes, which none of these files is"
                .formatted(file, LONGEST_FILE));
      }
      return parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8), type);
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read".formatted(file), e);
    }
  }

  /**
   * Reads a record from text.
   *
   * @param source what messages call the text
   * @throws DamagedFileException if it holds something else
   */
  public <T extends Record> T parse(String source, String text, Class<T> type) {
    try {
      JsonNode tree = mapper.readTree(text);
      return binder.bind(type, tree);
    } catch (JsonProcessingException e) {
      throw damaged(source, e.getOriginalMessage(), e);
    } catch (ConfigException | IllegalArgumentException e) {
      throw damaged(source, e.getMessage(), e);
    }
  }

  private static DamagedFileException damaged(String source, String reason, Exception cause) {
    return new DamagedFileException(
        "%s is damaged, or of another version of lac4j: %s. Delete it to have it made again"
            .formatted(source, reason),
        cause);
  }

  /** Says that a file of a study is not what was once written there. */
  public static final class DamagedFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with a message that names the file and the remedy. */
    public DamagedFileException(String message) {
      super(message);
    }

    /** Creates the exception with its cause. */
    public DamagedFileException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
