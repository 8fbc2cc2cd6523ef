package io.github.lac4j.evaluation.cell;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.datasets.split.ValidationSplit;
import io.github.lac4j.evaluation.catalog.Choice;
import java.util.Optional;

/**
 * What a cell is pretrained on.
 *
 * @param dataset name and settings of the data set; the name of a folder of images is {@link
 *     io.github.lac4j.datasets.folder.ImageFolder#NAME}, wherever it lies, because the digest says
 *     which images are in it
 * @param validation the part that is kept out
 * @param fingerprint digest of the images pretrained on, see {@link
 *     io.github.lac4j.datasets.ImageDataset#fingerprint()}
 */
public record CellData(Choice dataset, Optional<ValidationSplit> validation, String fingerprint) {

  /** Checks that nothing is null. */
  public CellData {
    requireNonNull(dataset, "dataset is null");
    requireNonNull(validation, "validation is null");
    requireNonNull(fingerprint, "fingerprint is null");
  }
}
