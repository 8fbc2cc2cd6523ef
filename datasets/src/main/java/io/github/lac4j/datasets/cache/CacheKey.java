package io.github.lac4j.datasets.cache;

import io.github.lac4j.core.file.ContentDigest.Algorithm;
import io.github.lac4j.core.image.ImageShape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** Names what a cache file was made of: other files, sizes, dates or rules give another name. */
final class CacheKey {

  private static final int DIGITS = 24;

  private CacheKey() {}

  static String of(String rule, ImageShape shape, List<PictureFile> files) throws IOException {
    MessageDigest digest = Algorithm.SHA_256.start();
    update(digest, "2 %s %s %d".formatted(rule, shape, files.size()));
    for (PictureFile file : files) {
      BasicFileAttributes attributes = Files.readAttributes(file.path(), BasicFileAttributes.class);
      update(
          digest,
          "%s %d %d %d"
              .formatted(
                  file.path().toAbsolutePath(),
                  file.label(),
                  attributes.size(),
                  attributes.lastModifiedTime().toMillis()));
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  private static void update(MessageDigest digest, String text) {
    digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
