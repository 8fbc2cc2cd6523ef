package io.github.lac4j.evaluation.cell;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.datasets.split.ValidationSplit;
import io.github.lac4j.evaluation.catalog.Choice;
import io.github.lac4j.evaluation.environment.Software;
import java.util.Optional;

/**
 * Everything that decides what bits a pretraining ends in.
 *
 * <p>Evaluators are not part of it: another evaluator does not pretrain again.
 *
 * @param format version of the files and of the rules that are nowhere else in here
 * @param software versions of the programs
 * @param threads native threads; sums of convolutions depend on their number
 * @param objective what is learnt, with all settings
 * @param model what learns it, with all settings
 * @param data what it is learnt from
 * @param training how; empty for an objective that does not train
 * @param seed where all chance starts
 * @param init SHA-256 digest of the model file that the encoder starts from; empty to draw it
 */
public record CellSpec(
    int format,
    Software software,
    int threads,
    Choice objective,
    Choice model,
    Data data,
    Optional<TrainingConfig> training,
    long seed,
    Optional<String> init) {

  /** The version that this code writes and goes on with. */
  public static final int FORMAT = 1;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the format is another one, or there is no thread
   */
  public CellSpec {
    requireNonNull(software, "software is null");
    requireNonNull(objective, "objective is null");
    requireNonNull(model, "model is null");
    requireNonNull(data, "data is null");
    requireNonNull(training, "training is null");
    requireNonNull(init, "init is null");
    if (format != FORMAT) {
      throw new IllegalArgumentException(
          "The format is %d, but this version of lac4j knows %d".formatted(format, FORMAT));
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads is %d; it must be 1 or more".formatted(threads));
    }
  }

  /** Returns the length of the run in epochs; 0 for an objective that does not train. */
  public int epochs() {
    return training.map(TrainingConfig::epochs).orElse(0);
  }

  /** Returns the same configuration with another training. */
  CellSpec with(Optional<TrainingConfig> other) {
    return new CellSpec(format, software, threads, objective, model, data, other, seed, init);
  }

  /**
   * What a cell is pretrained on.
   *
   * @param dataset name and settings of the data set; the name of a folder of images is {@link
   *     io.github.lac4j.datasets.folder.ImageFolder#NAME}, wherever it lies, because the digest
   *     says which images are in it
   * @param validation the part that is kept out
   * @param fingerprint digest of the images pretrained on, see {@link
   *     io.github.lac4j.datasets.ImageDataset#fingerprint()}
   */
  public record Data(Choice dataset, Optional<ValidationSplit> validation, String fingerprint) {

    /** Checks that nothing is null. */
    public Data {
      requireNonNull(dataset, "dataset is null");
      requireNonNull(validation, "validation is null");
      requireNonNull(fingerprint, "fingerprint is null");
    }
  }
}
