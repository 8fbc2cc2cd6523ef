package io.github.lac4j.datasets.cifar;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.Records;
import io.github.lac4j.datasets.Records.RecordFile;
import io.github.lac4j.datasets.StoredImages;
import io.github.lac4j.datasets.StoredImages.PixelOrder;
import io.github.lac4j.datasets.origin.FileDataset.Found;
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

  /** Maps files one after the other into one set. */
  ImageDataset read(Found found, List<String> classNames, List<Path> files) {
    int recordLength = labelClasses.size() + SHAPE.size();
    List<RecordFile> recordFiles =
        files.stream().map(file -> RecordFile.whole(file, recordLength, "records")).toList();
    Records records = Records.of(recordFiles);
    int[] labels = new int[records.count()];
    int image = 0;
    for (RecordFile file : recordFiles) {
      for (int i = 0; i < file.count(); i++, image++) {
        labels[image] = label(records, image, file.path(), i);
      }
    }
    return new StoredImages(
        found.set().name(),
        SHAPE,
        classNames,
        labels,
        found.source(),
        records,
        labelClasses.size(),
        PixelOrder.ROWS);
  }

  private int label(Records records, int image, Path file, int record) {
    for (int i = 0; i < labelClasses.size(); i++) {
      int label = records.unsignedByte(image, i);
      if (label >= labelClasses.get(i)) {
        throw new DatasetFormatException(
            file.toString(),
            "label byte %d of record %d is %d, but must be from 0 to %d"
                .formatted(i, record, label, labelClasses.get(i) - 1),
            "get a fresh copy of the file");
      }
    }
    return records.unsignedByte(image, chosen);
  }
}
