package io.github.lac4j.datasets.fashionmnist;

import io.github.lac4j.datasets.mnist.IdxFile;
import io.github.lac4j.datasets.mnist.IdxWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Cuts the embedded subset out of the complete Fashion-MNIST: the first 500 training images and the
 * first 100 test images of every class, in the order of the files.
 *
 * <p>The command is in the README.md beside the resources. Reading fails unless the content of the
 * four files is the official one. The output has no times or names in it; its compressed bytes are
 * those of zlib's level 9, its content depends on nothing.
 */
final class CutSubset {

  private static final int CLASSES = 10;

  private CutSubset() {}

  /**
   * Runs the command.
   *
   * @param arguments the folder of the four official files, and the folder to write into
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException(
          "Give two folders: that of the four official .gz files, and the one to write into");
    }
    Path from = Path.of(arguments[0]);
    Path to = Path.of(arguments[1]);
    Files.createDirectories(to);
    cut(
        from,
        to,
        "train",
        500,
        "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
        "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9");
    cut(
        from,
        to,
        "t10k",
        100,
        "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
        "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34");
  }

  private static void cut(
      Path from, Path to, String part, int perClass, String imageDigest, String labelDigest)
      throws IOException {
    String imageName = part + "-images-idx3-ubyte.gz";
    String labelName = part + "-labels-idx1-ubyte.gz";
    IdxFile.Images images = IdxFile.of(from.resolve(imageName)).images();
    int[] labels = IdxFile.of(from.resolve(labelName)).labels(CLASSES);
    ByteArrayOutputStream allPixels = new ByteArrayOutputStream();
    ByteArrayOutputStream allLabels = new ByteArrayOutputStream();
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    ByteArrayOutputStream chosen = new ByteArrayOutputStream();
    int[] taken = new int[CLASSES];
    for (int i = 0; i < labels.length; i++) {
      int label = labels[i];
      allPixels.writeBytes(images.image(i));
      allLabels.write(label);
      if (taken[label] < perClass) {
        taken[label]++;
        pixels.writeBytes(images.image(i));
        chosen.write(label);
      }
    }
    // Both files are read strictly, so header and content are all that the files hold.
    requireDigest(
        imageName,
        imageDigest,
        IdxWriter.images(images.count(), images.height(), images.width(), allPixels.toByteArray()));
    requireDigest(labelName, labelDigest, IdxWriter.labels(allLabels.toByteArray()));
    Files.write(
        to.resolve(imageName),
        IdxWriter.gzip(
            IdxWriter.images(
                chosen.size(), images.height(), images.width(), pixels.toByteArray())));
    Files.write(to.resolve(labelName), IdxWriter.gzip(IdxWriter.labels(chosen.toByteArray())));
  }

  private static void requireDigest(String name, String expected, byte[] content) {
    try {
      String found = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
      if (!found.equals(expected)) {
        throw new IllegalStateException(
            "The content of %s has the SHA-256 digest %s, but the official one is %s; get the"
                    .formatted(name, found, expected)
                + " official file");
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, but this one has not", e);
    }
  }
}
