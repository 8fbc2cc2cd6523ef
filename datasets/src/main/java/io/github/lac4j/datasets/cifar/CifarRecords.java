package io.github.lac4j.datasets.cifar;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.InMemoryImageDataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The records of CIFAR's binary files: one or two label bytes, then the red, the green and the blue
 * plane of 32 x 32 bytes each.
 *
 * @param labelClasses for each label byte, the number of classes
 * @param chosen which label byte counts
 */
record CifarRecords(List<Integer> labelClasses, int chosen) {

  static final ImageShape SHAPE = new ImageShape(3, 32, 32);

  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;
  private static final String REMEDY = "get a fresh copy of the file";

  /** Reads files one after the other into one set. */
  ImageDataset read(String name, List<String> classNames, List<Path> files, String source) {
    long total = 0;
    for (Path file : files) {
      total += records(file);
    }
    if (total > LARGEST_ARRAY / SHAPE.size()) {
      throw new DatasetFormatException(
          files.get(0).toString(),
          "the set has %d images, too many for one array".formatted(total),
          "put at most %d images there".formatted(LARGEST_ARRAY / SHAPE.size()));
    }
    byte[] pixels = new byte[(int) total * SHAPE.size()];
    int[] labels = new int[(int) total];
    int next = 0;
    for (Path file : files) {
      next = append(file, pixels, labels, next);
    }
    if (next < total) {
      throw new DatasetFormatException(
          files.get(0).toString(), "the set shrank while it was read", "read it again");
    }
    return new InMemoryImageDataset(name, SHAPE, classNames, pixels, labels, source);
  }

  private int append(Path file, byte[] pixels, int[] labels, int start) {
    byte[] content = content(file);
    int labelBytes = labelClasses.size();
    int recordLength = labelBytes + SHAPE.size();
    int image = start;
    for (int at = 0; at + recordLength <= content.length && image < labels.length; image++) {
      for (int i = 0; i < labelBytes; i++) {
        int label = content[at + i] & 0xff;
        if (label >= labelClasses.get(i)) {
          throw new DatasetFormatException(
              file.toString(),
              "label byte %d of record %d is %d, but must be from 0 to %d"
                  .formatted(i, at / recordLength, label, labelClasses.get(i) - 1),
              REMEDY);
        }
      }
      labels[image] = content[at + chosen] & 0xff;
      System.arraycopy(content, at + labelBytes, pixels, image * SHAPE.size(), SHAPE.size());
      at += recordLength;
    }
    return image;
  }

  private long records(Path file) {
    try {
      long size = Files.size(file);
      int recordLength = labelClasses.size() + SHAPE.size();
      if (size == 0 || size % recordLength != 0) {
        throw new DatasetFormatException(
            file.toString(),
            "the file has %d bytes, but must hold one or more records of %d bytes each"
                .formatted(size, recordLength),
            REMEDY);
      }
      return size / recordLength;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
