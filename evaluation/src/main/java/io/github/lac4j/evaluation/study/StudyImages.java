package io.github.lac4j.evaluation.study;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.evaluation.catalog.Chosen;
import io.github.lac4j.evaluation.cell.CellImages;

/**
 * A data set of a study, opened.
 *
 * @param chosen the data set
 * @param images its images, cut as the study says
 */
public record StudyImages(Chosen<DatasetDefinition> chosen, CellImages images) {

  /** Checks that nothing is null. */
  public StudyImages {
    requireNonNull(chosen, "chosen is null");
    requireNonNull(images, "images is null");
  }
}
