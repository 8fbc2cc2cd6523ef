package io.github.lac4j.datasets.loader;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.view.ViewSource;
import io.github.lac4j.core.view.ViewStream;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.recipe.Recipe;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Renders the views of a data set, on threads of its own and ahead of the training loop.
 *
 * <p>Every epoch visits the images in a new random order and in batches of one size; the images
 * that are left over at the end, fewer than a batch, are dropped until the next epoch. Each view of
 * each image in each epoch draws from a generator of its own, derived from the seed, the epoch, the
 * image and the view. So the bits of a step depend on neither the number of threads nor the steps
 * before it, and an epoch opened in the middle goes on exactly as it would have.
 *
 * <pre>{@code
 * ViewSource source =
 *     new ViewLoader(train, Recipes.mnistContrastive(), 2, 256, seed, DataType.FLOAT, 2);
 * try (ViewStream epoch = source.open(0, 0)) {
 *   while (epoch.hasNext()) {
 *     learner.step(epoch.next());
 *   }
 * }
 * }</pre>
 *
 * <p>Opened streams may be used by different threads; one stream belongs to one thread. The batches
 * of a closed stream are filled again by the next one that is opened.
 */
public final class ViewLoader implements ViewSource {

  private final ImageDataset dataset;
  private final Recipe recipe;
  private final int views;
  private final int batchSize;
  private final Seed orders;
  private final Seed renderings;
  private final DataType dataType;
  private final int workers;
  private final Deque<ViewBatch> idleBatches = new ArrayDeque<>();

  /**
   * Makes a loader; no thread is started before {@link #open}.
   *
   * @param dataset the images
   * @param recipe how each view is augmented
   * @param views V, the number of views of each image, at least 1
   * @param batchSize N, the number of images of a step, from 1 to the size of the set
   * @param seed where all chance comes from
   * @param dataType of the views, FLOAT or DOUBLE
   * @param workers the number of threads that render views, at least 1
   * @throws IllegalArgumentException if a number or the type is out of its range, or a batch of V x
   *     N images has more than 2^31 - 1 bytes
   */
  public ViewLoader(
      ImageDataset dataset,
      Recipe recipe,
      int views,
      int batchSize,
      Seed seed,
      DataType dataType,
      int workers) {
    this.dataset = requireNonNull(dataset, "dataset is null");
    this.recipe = requireNonNull(recipe, "recipe is null");
    this.views = requirePositive("number of views", views);
    this.batchSize = requirePositive("batch size", batchSize);
    requireNonNull(seed, "seed is null");
    this.orders = seed.derive("order");
    this.renderings = seed.derive("views");
    this.dataType = requireNonNull(dataType, "dataType is null");
    this.workers = requirePositive("number of workers", workers);
    BatchBuffer.requireSupported(dataType);
    if (batchSize > dataset.size()) {
      throw new IllegalArgumentException(
          "A batch of %d images cannot be filled from the %d of %s; choose a batch size of at most"
                  .formatted(batchSize, dataset.size(), dataset.name())
              + " %d".formatted(dataset.size()));
    }
    long images = (long) views * batchSize;
    int imageBytes = dataset.shape().size() * dataType.width();
    if (images > Integer.MAX_VALUE / imageBytes) {
      throw new IllegalArgumentException(
          "A batch of %d views of %d images of %s as %s is too large; %d images and views together"
                  .formatted(views, batchSize, dataset.shape(), dataType, images)
              + " must be at most %d, so choose a smaller batch size"
                  .formatted(Integer.MAX_VALUE / imageBytes));
    }
  }

  /** {@inheritDoc} An incomplete last batch does not count. */
  @Override
  public int stepsPerEpoch() {
    return dataset.size() / batchSize;
  }

  @Override
  public ViewStream open(int epoch, int firstStep) {
    if (epoch < 0) {
      throw new IllegalArgumentException("The epoch is %d; it must be 0 or more".formatted(epoch));
    }
    if (firstStep < 0 || firstStep > stepsPerEpoch()) {
      throw new IllegalArgumentException(
          "The first step is %d; an epoch has %d steps, so it must be from 0 to %d"
              .formatted(firstStep, stepsPerEpoch(), stepsPerEpoch()));
    }
    int[] order = orders.derive(epoch).permutation(dataset.size());
    EpochPlan plan =
        new EpochPlan(dataset, recipe, views, batchSize, renderings.derive(epoch), order);
    int threads = Math.min(workers, stepsPerEpoch() - firstStep);
    // One batch for each thread to fill, and one that the training loop holds.
    return WorkerStream.start(
        plan, epoch, firstStep, stepsPerEpoch(), threads, take(threads + 1), this::giveBack);
  }

  private List<ViewBatch> take(int count) {
    List<ViewBatch> batches = new ArrayList<>();
    synchronized (idleBatches) {
      while (batches.size() < count && !idleBatches.isEmpty()) {
        batches.add(idleBatches.pop());
      }
    }
    while (batches.size() < count) {
      batches.add(new ViewBatch(views, batchSize, dataset.shape(), dataType));
    }
    return batches;
  }

  private void giveBack(List<ViewBatch> batches) {
    synchronized (idleBatches) {
      idleBatches.addAll(batches);
    }
  }

  private static int requirePositive(String what, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "The %s is %d; it must be at least 1".formatted(what, value));
    }
    return value;
  }
}
