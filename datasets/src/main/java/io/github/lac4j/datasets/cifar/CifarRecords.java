package io.github.lac4j.datasets.cifar;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.ImageCatalog;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.mapped.MappedImageDataset;
import io.github.lac4j.datasets.mapped.MappedRecords;
import io.github.lac4j.datasets.mapped.RecordFile;
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

  private static final String REMEDY = "get a fresh copy of the file";

  /** Maps files one after the other into one set. */
  ImageDataset read(String name, List<String> classNames, List<Path> files, String source) {
    int recordLength = labelClasses.size() + SHAPE.size();
    List<RecordFile> recordFiles =
        files.stream().map(file -> recordFile(file, recordLength)).toList();
    MappedRecords records = MappedRecords.of(recordFiles);
    int[] labels = new int[records.count()];
    int image = 0;
    for (RecordFile file : recordFiles) {
      for (int i = 0; i < file.count(); i++, image++) {
        labels[image] = label(records, image, file.path(), i);
      }
    }
    return new MappedImageDataset(
        new ImageCatalog(name, SHAPE, classNames, labels, source),
        records,
        labelClasses.size(),
        MappedImageDataset.PixelOrder.ROWS);
  }

  private int label(MappedRecords records, int image, Path file, int record) {
    for (int i = 0; i < labelClasses.size(); i++) {
      int label = records.unsignedByte(image, i);
      if (label >= labelClasses.get(i)) {
        throw new DatasetFormatException(
            file.toString(),
            "label byte %d of record %d is %d, but must be from 0 to %d"
                .formatted(i, record, label, labelClasses.get(i) - 1),
            REMEDY);
      }
    }
    return records.unsignedByte(image, chosen);
  }

  private static RecordFile recordFile(Path file, int recordLength) {
    try {
      long size = Files.size(file);
      if (size == 0 || size % recordLength != 0) {
        throw new DatasetFormatException(
            file.toString(),
            "the file has %d bytes, but must hold one or more records of %d bytes each"
                .formatted(size, recordLength),
            REMEDY);
      }
      return new RecordFile(file, 0, recordLength, Math.toIntExact(size / recordLength));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
