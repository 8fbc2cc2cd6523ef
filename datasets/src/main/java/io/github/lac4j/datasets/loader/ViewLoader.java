package io.github.lac4j.datasets.loader;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.view.ViewSource;
import io.github.lac4j.core.view.ViewStream;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.recipe.Recipe;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Renders the views of a data set, on threads of its own and ahead of the training loop.
 *
 * <p>Every epoch visits the images in a new random order and in batches of one size; the images
 * that are left over at the end, fewer than a batch, are dropped until the next epoch, or make a
 * shorter batch if so chosen. Each view of each image in each epoch draws from a random stream of
 * its own, derived from the seed, the epoch, the image and the view. So the bits of a step depend
 * on neither the number of threads nor the steps before it, and an epoch opened in the middle goes
 * on exactly as it would have.
 *
 * <p>Batches are filled again and again. Rendering allocates nothing after the first images of an
 * epoch, so that no collection of garbage falls into a training step.
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
  private final LastBatch lastBatch;
  private final ViewLayout layout;
  private final boolean labelled;
  private final AtomicLong waitingNanos = new AtomicLong();
  private final Deque<ViewBatch> idleBatches = new ArrayDeque<>();

  /**
   * Makes a loader that drops an incomplete last batch; no thread is started before {@link #open}.
   *
   * @param dataset the images
   * @param recipe how each view is augmented
   * @param views V, the number of views of each image, at least 1
   * @param batchSize N, the number of images of a step, from 1 to the size of the set
   * @param seed where all chance comes from
   * @param dataType of the views, FLOAT or DOUBLE
   * @param workers the number of threads that render views, at least 1
   * @throws IllegalArgumentException if a number or the type is out of its range, the recipe is not
   *     for V views of such images, or a batch of V x N images has more than 2^31 - 1 bytes
   */
  public ViewLoader(
      ImageDataset dataset,
      Recipe recipe,
      int views,
      int batchSize,
      Seed seed,
      DataType dataType,
      int workers) {
    this(dataset, recipe, views, batchSize, seed, dataType, workers, LastBatch.DROP);
  }

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
   * @param lastBatch what becomes of images that do not fill a batch
   * @throws IllegalArgumentException if a number or the type is out of its range, the recipe is not
   *     for V views of such images, or a batch of V x N images has more than 2^31 - 1 bytes
   */
  public ViewLoader(
      ImageDataset dataset,
      Recipe recipe,
      int views,
      int batchSize,
      Seed seed,
      DataType dataType,
      int workers,
      LastBatch lastBatch) {
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
    this.lastBatch = requireNonNull(lastBatch, "lastBatch is null");
    recipe.requireViews(views);
    this.layout = new ViewLayout(recipe, views, dataset.shape());
    this.labelled = false;
    for (int stack = 0; stack < layout.stacks(); stack++) {
      requireOneBuffer(layout.count(stack), layout.shape(stack));
    }
  }

  private ViewLoader(ViewLoader other) {
    this.dataset = other.dataset;
    this.recipe = other.recipe;
    this.views = other.views;
    this.batchSize = other.batchSize;
    this.orders = other.orders;
    this.renderings = other.renderings;
    this.dataType = other.dataType;
    this.workers = other.workers;
    this.lastBatch = other.lastBatch;
    this.layout = other.layout;
    this.labelled = true;
  }

  /**
   * Returns a loader of the same batches with the labels of the images.
   *
   * @throws IllegalArgumentException if the set has no labels
   */
  public ViewLoader withLabels() {
    if (!dataset.labelled()) {
      throw new IllegalArgumentException(
          "The images of %s have no labels; choose a data set with labels"
              .formatted(dataset.name()));
    }
    return new ViewLoader(this);
  }

  private void requireOneBuffer(int count, ImageShape shape) {
    long images = (long) count * batchSize;
    int imageBytes = shape.size() * dataType.width();
    if (images > Integer.MAX_VALUE / imageBytes) {
      throw new IllegalArgumentException(
          "A batch of %d views of %d images of %s as %s is too large; %d images and views together"
                  .formatted(count, batchSize, shape, dataType, images)
              + " must be at most %d, so choose a smaller batch size"
                  .formatted(Integer.MAX_VALUE / imageBytes));
    }
  }

  /** {@inheritDoc} An incomplete last batch counts if it is kept. */
  @Override
  public int stepsPerEpoch() {
    return switch (lastBatch) {
      case DROP -> dataset.size() / batchSize;
      case KEEP -> (dataset.size() - 1) / batchSize + 1;
    };
  }

  /**
   * Returns for how many seconds callers have waited for views since the loader was made, all
   * streams together.
   *
   * <p>Compare it with the time that training took: a share of some per cent says that more workers
   * would help.
   */
  public double waitingSeconds() {
    return waitingNanos.get() * 1e-9;
  }

  @Override
  public ViewStream open(int epoch, int firstStep) {
    if (epoch < 0) {
      throw new IllegalArgumentException("The epoch is %d; it must be 0 or more".formatted(epoch));
    }
    int[] order = orders.derive(epoch).permutation(dataset.size());
    if (firstStep < 0 || firstStep > stepsPerEpoch()) {
      throw new IllegalArgumentException(
          "The first step is %d; an epoch has %d steps, so it must be from 0 to %d"
              .formatted(firstStep, stepsPerEpoch(), stepsPerEpoch()));
    }
    EpochPlan plan =
        new EpochPlan(dataset, recipe, views, batchSize, renderings.derive(epoch), order);
    int threads = Math.min(workers, stepsPerEpoch() - firstStep);
    // One batch for each thread to fill, and one that the training loop holds.
    return WorkerStream.start(
        plan,
        epoch,
        firstStep,
        stepsPerEpoch(),
        threads,
        take(threads + 1),
        waitingNanos,
        this::giveBack);
  }

  private List<ViewBatch> take(int count) {
    List<ViewBatch> batches = new ArrayList<>();
    synchronized (idleBatches) {
      while (batches.size() < count && !idleBatches.isEmpty()) {
        batches.add(idleBatches.pop());
      }
    }
    while (batches.size() < count) {
      batches.add(new ViewBatch(layout, batchSize, dataType, labelled));
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
