package io.github.lac4j.evaluation.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lac4j.core.file.ContentDigest.Algorithm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;

/**
 * A style sheet or script that lies beside this class.
 *
 * @param content its text
 */
record Asset(String content) {

  static Asset read(String name) {
    try (InputStream stream = Asset.class.getResourceAsStream(name)) {
      return new Asset(new String(stream.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The resource " + name + " cannot be read from the jar", e);
    }
  }

  /** Returns the digest by which a content security policy allows exactly this text. */
  String source() {
    byte[] digest = Algorithm.SHA_256.start().digest(content.getBytes(UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }
}
