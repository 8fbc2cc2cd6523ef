package io.github.lac4j.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.file.ContentDigest.Algorithm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDigestTest {

  /** The digests of "abc" are those of RFC 1321, A.5, and FIPS 180-4. */
  @Test
  void should_compute_the_published_digests() throws IOException {
    byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);

    assertThat(ContentDigest.of(Algorithm.MD5, new ByteArrayInputStream(abc)))
        .isEqualTo(ContentDigest.md5("900150983cd24fb0d6963f7d28e17f72"))
        .hasToString("MD5 900150983cd24fb0d6963f7d28e17f72");
    assertThat(ContentDigest.of(Algorithm.SHA_256, new ByteArrayInputStream(abc)))
        .isEqualTo(
            ContentDigest.sha256(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "900150983cd24fb0d6963f7d28e17f7", "900150983CD24FB0D6963F7D28E17F72"})
  void should_reject_what_is_no_digest(String text) {
    assertThatThrownBy(() -> ContentDigest.md5(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32 lower-case");
  }
}
