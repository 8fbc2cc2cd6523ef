package io.github.lac4j.datasets.split;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.registry.Setting;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.DatasetLayout;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.datasets.split.ValidationSplit.TrainValidation;
import java.util.Optional;

/**
 * A data set of whose training part only some images are used, the same share of every class, for
 * studies that have to be small. What is not chosen is not looked at; validation and test parts,
 * and images without labels, stay as they are.
 *
 * @param whole the set
 * @param config how much of it
 */
public record TrainingSubset(DatasetDefinition whole, SubsetConfig config)
    implements DatasetDefinition {

  /** Checks that nothing is null. */
  public TrainingSubset {
    requireNonNull(whole, "whole is null");
    requireNonNull(config, "config is null");
  }

  @Override
  public String name() {
    return whole.name();
  }

  @Override
  public String description() {
    return whole.description();
  }

  @Override
  public ImageShape shape() {
    return whole.shape();
  }

  @Override
  public DatasetSplits open(DataLocation where) {
    return open(where, Progress.none());
  }

  @Override
  public DatasetSplits open(DataLocation where, Progress progress) {
    DatasetSplits all = whole.open(where, progress);
    return config.trainingShare() == 1
        ? all
        : new DatasetSplits(chosen(all.train()), all.validation(), all.test(), all.unlabelled());
  }

  @Override
  public ImageDataset openPretraining(DataLocation where, Progress progress) {
    return config.trainingShare() == 1
        ? whole.openPretraining(where, progress)
        : open(where, progress).pretraining();
  }

  private ImageDataset chosen(ImageDataset train) {
    TrainValidation.requireLabelled(train);
    Seed seed = new Seed(config.subsetSeed()).derive("training subset");
    return new ImageSubset(
        train,
        BalancedSelection.choose(train.labels(), train.classNames(), config.trainingShare(), seed));
  }

  @Override
  public Optional<DatasetLayout> layout() {
    return whole.layout();
  }

  @Override
  public String contrastive() {
    return whole.contrastive();
  }

  @Override
  public String recipe(String wish) {
    return whole.recipe(wish);
  }

  /**
   * How much of a training part is used.
   *
   * @param trainingShare the part of every class, more than 0; 1 for all
   * @param subsetSeed by which it is chosen, where less than all is
   */
  public record SubsetConfig(
      @Setting(
              meaning = "part of the training images of every class that is used",
              allowed = "above 0, at most 1")
          double trainingShare,
      @Setting(meaning = "seed that chooses this part") long subsetSeed) {

    /** Uses all images. */
    public SubsetConfig() {
      this(1, 0);
    }

    /**
     * Checks the share.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public SubsetConfig {
      if (!(trainingShare > 0 && trainingShare <= 1)) {
        throw new IllegalArgumentException(
            "trainingShare is %s; it must be more than 0 and at most 1".formatted(trainingShare));
      }
    }
  }
}
