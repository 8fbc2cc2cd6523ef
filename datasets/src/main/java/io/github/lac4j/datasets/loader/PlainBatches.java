package io.github.lac4j.datasets.loader;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.datasets.ImageDataset;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * All images of a set in order and as they are, in batches, for evaluation.
 *
 * <p>Each batch is N x C x H x W with values in [0, 1]; the last one is shorter if the batch size
 * does not divide the number of images. The array that an iterator returns is filled again by its
 * next call: copy what you keep. Every call of {@link #iterator()} starts from the first image.
 */
public final class PlainBatches implements Iterable<INDArray> {

  private final ImageDataset dataset;
  private final int batchSize;
  private final DataType dataType;

  /**
   * Makes the batches of a set.
   *
   * @param dataset the images
   * @param batchSize N, at least 1; larger than the set is allowed
   * @param dataType of the arrays, FLOAT or DOUBLE
   * @throws IllegalArgumentException if the batch size is below 1 or the type is another
   */
  public PlainBatches(ImageDataset dataset, int batchSize, DataType dataType) {
    this.dataset = requireNonNull(dataset, "dataset is null");
    this.dataType = requireNonNull(dataType, "dataType is null");
    if (batchSize < 1) {
      throw new IllegalArgumentException(
          "The batch size is %d; it must be at least 1".formatted(batchSize));
    }
    BatchBuffer.requireSupported(dataType);
    this.batchSize = Math.min(batchSize, dataset.size());
  }

  /** Returns the number of batches, the shorter last one included. */
  public int count() {
    return (dataset.size() - 1) / batchSize + 1;
  }

  @Override
  public Iterator<INDArray> iterator() {
    return new Batches();
  }

  private final class Batches implements Iterator<INDArray> {

    private final ImageReader reader = new ImageReader(dataset);
    private BatchBuffer buffer = new BatchBuffer(batchSize, dataset.shape(), dataType);
    private int nextImage;

    @Override
    public boolean hasNext() {
      return nextImage < dataset.size();
    }

    @Override
    public INDArray next() {
      if (!hasNext()) {
        throw new NoSuchElementException("All %d batches were given".formatted(count()));
      }
      int rows = Math.min(batchSize, dataset.size() - nextImage);
      if (rows < buffer.array().size(0)) {
        buffer = new BatchBuffer(rows, dataset.shape(), dataType);
      }
      for (int row = 0; row < rows; row++) {
        buffer.writeRow(row, reader.read(nextImage++));
      }
      buffer.markWritten();
      return buffer.array();
    }
  }
}
