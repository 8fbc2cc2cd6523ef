package io.github.lac4j.datasets;

import io.github.lac4j.core.file.ContentDigest.Algorithm;
import io.github.lac4j.core.image.ImageShape;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Computes what {@link ImageDataset#fingerprint()} promises. */
public final class Fingerprint {

  private Fingerprint() {}

  /** Reads all images of a set and returns their digest. */
  public static String of(ImageDataset dataset) {
    ImageShape shape = dataset.shape();
    int[] labels = dataset.labels();
    ByteBuffer header = ByteBuffer.allocate(Integer.BYTES * (4 + labels.length));
    header.putInt(shape.channels()).putInt(shape.height()).putInt(shape.width());
    header.putInt(labels.length);
    header.asIntBuffer().put(labels);
    MessageDigest sha256 = Algorithm.SHA_256.start();
    sha256.update(header.array());
    byte[] pixels = new byte[shape.size()];
    for (int i = 0; i < labels.length; i++) {
      dataset.copyPixels(i, pixels);
      sha256.update(pixels);
    }
    return HexFormat.of().formatHex(sha256.digest());
  }
}
