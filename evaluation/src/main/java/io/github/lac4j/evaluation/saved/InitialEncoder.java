package io.github.lac4j.evaluation.saved;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.file.ContentDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * The saved encoder that a run starts from.
 *
 * @param file the model file
 * @param digest the SHA-256 digest of the file's bytes
 * @param encoder what the file holds
 */
public record InitialEncoder(Path file, String digest, ComputationGraph encoder) {

  /** Checks that nothing is null. */
  public InitialEncoder {
    requireNonNull(file, "file is null");
    requireNonNull(digest, "digest is null");
    requireNonNull(encoder, "encoder is null");
  }

  /**
   * Reads a model file.
   *
   * @throws IllegalArgumentException if there is no such file, or it holds no model that can be
   *     used here
   */
  public static InitialEncoder read(Path file) {
    Path found = file.toAbsolutePath().normalize();
    try {
      SavedModel model = ModelFile.read(found);
      String digest = ContentDigest.of(ContentDigest.Algorithm.SHA_256, found).hex();
      return new InitialEncoder(found, digest, model.graph());
    } catch (ModelFile.UnusableException e) {
      throw unusable(e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw unusable(found + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read".formatted(found), e);
    }
  }

  private static IllegalArgumentException unusable(String why, RuntimeException cause) {
    return new IllegalArgumentException(
        "Encoders cannot start from %s; give a model file of DL4J, for example encoder.zip in the folder of a run"
            .formatted(why),
        cause);
  }

  /**
   * Reads a model file that has been read before.
   *
   * @throws IllegalArgumentException if it cannot be read, or its content has changed
   */
  public static InitialEncoder read(Path file, String digest) {
    InitialEncoder now = read(file);
    if (!now.digest().equals(digest)) {
      throw new IllegalArgumentException(
          "The file %s that the encoder starts from has changed: its digest is %s, but was %s; put the old file back, or start anew"
              .formatted(file, now.digest(), digest));
    }
    return now;
  }
}
