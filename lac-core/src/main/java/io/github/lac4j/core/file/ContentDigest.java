package io.github.lac4j.core.file;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The digest of some bytes.
 *
 * @param algorithm how it was computed
 * @param hex the digest as lower-case hexadecimal digits
 */
public record ContentDigest(Algorithm algorithm, String hex) {

  private static final int BUFFER = 1 << 16;

  /** The algorithms in which official digests of data sets are published. */
  public enum Algorithm {
    /** 32 digits. Good against accidents, not against forgery. */
    MD5("MD5", 32),
    /** 64 digits. */
    SHA_256("SHA-256", 64);

    private final String javaName;
    private final int digits;

    Algorithm(String javaName, int digits) {
      this.javaName = javaName;
      this.digits = digits;
    }

    /** Returns a new computation. */
    public MessageDigest start() {
      try {
        return MessageDigest.getInstance(javaName);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(
            "Every Java platform has %s, but this one has not".formatted(javaName), e);
      }
    }
  }

  /**
   * Checks the number of digits.
   *
   * @throws IllegalArgumentException if the text is no digest of this algorithm
   */
  public ContentDigest {
    requireNonNull(algorithm, "algorithm is null");
    requireNonNull(hex, "hex is null");
    if (!hex.matches("[0-9a-f]{" + algorithm.digits + "}")) {
      throw new IllegalArgumentException(
          "\"%s\" is no %s digest; give %d lower-case hexadecimal digits"
              .formatted(hex, algorithm.javaName, algorithm.digits));
    }
  }

  /** Returns an MD5 digest. */
  public static ContentDigest md5(String hex) {
    return new ContentDigest(Algorithm.MD5, hex);
  }

  /** Returns a SHA-256 digest. */
  public static ContentDigest sha256(String hex) {
    return new ContentDigest(Algorithm.SHA_256, hex);
  }

  /** Computes the SHA-256 digest of some bytes. */
  public static ContentDigest sha256(byte[] content) {
    return new ContentDigest(
        Algorithm.SHA_256, HexFormat.of().formatHex(Algorithm.SHA_256.start().digest(content)));
  }

  /** Ends a computation. */
  public static ContentDigest of(Algorithm algorithm, MessageDigest finished) {
    return new ContentDigest(algorithm, HexFormat.of().formatHex(finished.digest()));
  }

  /** Computes the digest of everything that a stream still gives. */
  public static ContentDigest of(Algorithm algorithm, InputStream in) throws IOException {
    MessageDigest digest = algorithm.start();
    byte[] buffer = new byte[BUFFER];
    int count;
    while ((count = in.read(buffer)) >= 0) {
      digest.update(buffer, 0, count);
    }
    return of(algorithm, digest);
  }

  /** Computes the digest of a file. */
  public static ContentDigest of(Algorithm algorithm, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(algorithm, in);
    }
  }

  /** Returns algorithm and digits, for messages. */
  @Override
  public String toString() {
    return algorithm.javaName + " " + hex;
  }
}
