package io.github.lac4j.evaluation.cell;

import io.github.lac4j.core.file.ContentDigest;
import io.github.lac4j.core.file.ContentDigest.Algorithm;
import io.github.lac4j.evaluation.feature.Features;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** Digests features: row after row, each number as a big-endian float, by SHA-256. */
final class FeatureDigest {

  private FeatureDigest() {}

  static String of(Features features) {
    MessageDigest sha256 = Algorithm.SHA_256.start();
    float[] row = new float[features.dimensions()];
    ByteBuffer bytes = ByteBuffer.allocate(row.length * Float.BYTES);
    for (int i = 0; i < features.rows(); i++) {
      features.copyRow(i, row, 0);
      bytes.clear();
      bytes.asFloatBuffer().put(row);
      sha256.update(bytes.array());
    }
    return ContentDigest.of(Algorithm.SHA_256, sha256).hex();
  }
}
