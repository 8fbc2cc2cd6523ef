package io.github.lac4j.evaluation.cell;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest by which configurations and features are compared. */
final class Sha256 {

  private Sha256() {}

  static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, but this one has not", e);
    }
  }

  /** Returns the digest in lower-case hexadecimal digits. */
  static String finish(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
