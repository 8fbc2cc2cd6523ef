package io.github.lac4j.evaluation.exhibit;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes exhibits as JSON and reads them again.
 *
 * <p>A file is read as if a stranger had written it: its size, its depth, the length of its texts
 * and of its lists are bounded; unknown and repeated keys are refused; pictures must be small PNG
 * files and nothing else.
 */
public final class ExhibitJson {

  /** The most that exhibits within their bounds need, and a reserve. */
  static final long LARGEST_FILE = 64L * 1024 * 1024;

  private static final int DEEPEST = 10;
  private static final int LONGEST_TEXT = 64 * 1024;

  private final JsonMapper mapper =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LONGEST_TEXT)
                          .maxNumberLength(100)
                          .maxDocumentLength(LARGEST_FILE)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  /** Creates a reader and writer. */
  public ExhibitJson() {}

  /** Returns the exhibits as one line of JSON. */
  public String write(Exhibits exhibits) {
    requireNonNull(exhibits, "exhibits is null");
    try {
      return mapper.writeValueAsString(exhibits) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot write exhibits as JSON", e);
    }
  }

  /**
   * Reads exhibits.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it does not hold exhibits; the message says where and why
   */
  public Exhibits read(Path file) throws IOException {
    if (Files.size(file) > LARGEST_FILE) {
      throw new IllegalArgumentException(
          "%s has %d bytes, but exhibits have at most %d"
              .formatted(file, Files.size(file), LARGEST_FILE));
    }
    byte[] bytes = Files.readAllBytes(file);
    Exhibits exhibits;
    try {
      exhibits = mapper.readValue(bytes, Exhibits.class);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s holds no exhibits: %s".formatted(file, e.getMessage()), e);
    }
    if (exhibits == null) {
      throw new IllegalArgumentException(file + " holds no exhibits, but null");
    }
    return exhibits;
  }
}
