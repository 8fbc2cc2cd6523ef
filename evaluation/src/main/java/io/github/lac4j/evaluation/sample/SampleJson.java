package io.github.lac4j.evaluation.sample;

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
 * Writes sample pictures as JSON and reads them again.
 *
 * <p>A file is read as if a stranger had written it: its size, its depth, the length of its texts
 * and of its lists are bounded; unknown and repeated keys are refused; pictures must be small PNG
 * files and nothing else.
 */
public final class SampleJson {

  /** The most that sample pictures within their bounds need, and a reserve. */
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

  public SampleJson() {}

  /** Returns the sample pictures as one line of JSON. */
  public String write(SamplePictures samples) {
    try {
      return mapper.writeValueAsString(samples) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot write sample pictures as JSON", e);
    }
  }

  /**
   * Reads sample pictures.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it does not hold sample pictures; the message says where
   *     and why
   */
  public SamplePictures read(Path file) throws IOException {
    if (Files.size(file) > LARGEST_FILE) {
      throw new IllegalArgumentException(
          "%s has %d bytes, but sample pictures have at most %d"
              .formatted(file, Files.size(file), LARGEST_FILE));
    }
    byte[] bytes = Files.readAllBytes(file);
    SamplePictures samples;
    try {
      samples = mapper.readValue(bytes, SamplePictures.class);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s holds no sample pictures: %s".formatted(file, e.getMessage()), e);
    }
    if (samples == null) {
      throw new IllegalArgumentException(file + " holds no sample pictures, but null");
    }
    return samples;
  }
}
