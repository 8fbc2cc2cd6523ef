package io.github.lac4j.evaluation.feature;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.file.ContentDigest;
import io.github.lac4j.core.health.NotFiniteException;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.loader.PlainBatches;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The features of N labelled images: a matrix N x D of finite numbers, with a class for each row.
 */
public final class Features {

  /** Images that an encoder sees at a time. */
  public static final int BATCH = 250;

  private final float[] values;
  private final int[] labels;
  private final int rows;
  private final int dimensions;
  private final int classes;

  /**
   * Copies and checks features that lie row after row in one array.
   *
   * @param values N x D numbers; the features of image i start at i x D
   * @param dimensions D, 1 or more
   * @param labels N classes, each from 0 to {@code classes - 1}
   * @param classes the number of classes, 2 or more, whether or not all of them occur
   * @throws NotFiniteException if a number is not finite; the message names the row
   * @throws IllegalArgumentException if there is no row, the sizes disagree or a label is out of
   *     range; the message names the row
   */
  public Features(float[] values, int dimensions, int[] labels, int classes) {
    requireNonNull(values, "values is null");
    requireNonNull(labels, "labels is null");
    if (dimensions < 1) {
      throw new IllegalArgumentException(
          "Features need 1 dimension or more, but dimensions is " + dimensions);
    }
    if (classes < 2) {
      throw new IllegalArgumentException(
          "Classification needs 2 classes or more, but classes is " + classes);
    }
    if (labels.length == 0) {
      throw new IllegalArgumentException("There is no row; give the features of 1 image or more");
    }
    if (values.length != (long) labels.length * dimensions) {
      throw new IllegalArgumentException(
          "%d labels and %d dimensions need %d values, but there are %d"
              .formatted(
                  labels.length, dimensions, (long) labels.length * dimensions, values.length));
    }
    this.values = values.clone();
    this.labels = labels.clone();
    this.rows = labels.length;
    this.dimensions = dimensions;
    this.classes = classes;
    requireFinite();
    requireLabelsInRange();
  }

  /**
   * Copies and checks features that are the output of a network.
   *
   * @param matrix N x D, of any number type and memory order
   * @param labels N classes, each from 0 to {@code classes - 1}
   * @param classes the number of classes, 2 or more
   * @throws IllegalArgumentException if the array is not a matrix, or as the constructor does
   */
  public static Features of(INDArray matrix, int[] labels, int classes) {
    requireNonNull(matrix, "matrix is null");
    if (matrix.rank() != 2) {
      throw new IllegalArgumentException(
          "Features are a matrix N x D, but the array has rank %d; pool or flatten each image first"
              .formatted(matrix.rank()));
    }
    float[] values = matrix.castTo(DataType.FLOAT).dup('c').data().asFloat();
    return new Features(values, Math.toIntExact(matrix.size(1)), labels, classes);
  }

  private void requireFinite() {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new NotFiniteException(
            "The features of row %d are not finite: dimension %d is %s; the encoder has diverged"
                .formatted(i / dimensions, i % dimensions, values[i]));
      }
    }
  }

  private void requireLabelsInRange() {
    for (int row = 0; row < rows; row++) {
      if (labels[row] < 0 || labels[row] >= classes) {
        throw new IllegalArgumentException(
            "The label of row %d is %d, but %d classes are numbered 0 to %d"
                .formatted(row, labels[row], classes, classes - 1));
      }
    }
  }

  /** Returns N, the number of images. */
  public int rows() {
    return rows;
  }

  /** Returns D, the length of one image's features. */
  public int dimensions() {
    return dimensions;
  }

  /** Returns the number of classes. */
  public int classes() {
    return classes;
  }

  /** Returns one feature of one image. */
  public float value(int row, int dimension) {
    return values[row * dimensions + dimension];
  }

  /** Returns the class of one image. */
  public int label(int row) {
    return labels[row];
  }

  /** Copies the D features of one image into an array, from {@code offset} on. */
  public void copyRow(int row, float[] target, int offset) {
    System.arraycopy(values, row * dimensions, target, offset, dimensions);
  }

  /** Returns the classes of all images in order, in a new array. */
  public int[] labels() {
    return labels.clone();
  }

  /**
   * Returns the features of some images, in the order given.
   *
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public Features rows(int[] indices) {
    float[] chosen = new float[indices.length * dimensions];
    int[] chosenLabels = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      copyRow(Objects.checkIndex(indices[i], rows), chosen, i * dimensions);
      chosenLabels[i] = labels[indices[i]];
    }
    return new Features(chosen, dimensions, chosenLabels, classes);
  }

  /** Returns other features for the same images, with the labels of these. */
  public Features withValues(float[] replacement, int newDimensions) {
    return new Features(replacement, newDimensions, labels, classes);
  }

  /**
   * Checks that other features come from the same encoder and task as these.
   *
   * @throws IllegalArgumentException if the number of dimensions or of classes differs
   */
  public void requireSameSpace(Features other) {
    requireNonNull(other, "other is null");
    if (dimensions != other.dimensions || classes != other.classes) {
      throw new IllegalArgumentException(
          "Training features have %d dimensions and %d classes, test features %d and %d"
                  .formatted(dimensions, classes, other.dimensions, other.classes)
              + "; take both from the same encoder and data set");
    }
  }

  /**
   * Returns the share of predictions that equal the labels.
   *
   * @param predictions one class a row
   * @return accuracy in [0, 1]
   * @throws IllegalArgumentException if there are more or fewer predictions than rows
   */
  public double accuracyOf(int[] predictions) {
    requireNonNull(predictions, "predictions is null");
    if (predictions.length != rows) {
      throw new IllegalArgumentException(
          "%d rows need as many predictions, but there are %d".formatted(rows, predictions.length));
    }
    int correct = 0;
    for (int row = 0; row < rows; row++) {
      if (predictions[row] == labels[row]) {
        correct++;
      }
    }
    return (double) correct / rows;
  }

  /** Returns the sizes, not the numbers. */
  @Override
  public String toString() {
    return "Features[%d x %d, %d classes]".formatted(rows, dimensions, classes);
  }

  /**
   * Computes the features that evaluators judge, of every labelled image of a data set in its
   * order: the encoder's output before any head, in inference mode, of images as they are.
   *
   * @throws IllegalArgumentException if the encoder does not take such images, or gives numbers
   *     that are not finite
   */
  public static Features extract(Network encoder, ImageDataset images) {
    DataType dataType = encoder.dataType();
    float[] values = new float[0];
    int dimensions = 0;
    int offset = 0;
    for (INDArray batch : new PlainBatches(images, BATCH, dataType)) {
      INDArray output = encoder.infer(batch);
      if (dimensions == 0) {
        dimensions = Math.toIntExact(output.length() / output.size(0));
        values = new float[images.size() * dimensions];
      }
      float[] rows = output.castTo(DataType.FLOAT).dup('c').data().asFloat();
      System.arraycopy(rows, 0, values, offset, rows.length);
      offset += rows.length;
    }
    return new Features(values, dimensions, images.labels(), images.classNames().size());
  }

  /**
   * Returns features of some images as an array, for a classifier that is trained in batches.
   *
   * @param indices rows, in the order wanted
   * @return one row for each index x D
   */
  public INDArray batch(int[] indices, DataType dataType) {
    float[] chosen = new float[indices.length * dimensions];
    for (int i = 0; i < indices.length; i++) {
      copyRow(indices[i], chosen, i * dimensions);
    }
    return Nd4j.create(chosen, new long[] {indices.length, dimensions}, 'c').castTo(dataType);
  }

  /** Returns the classes of some images, in the order given. */
  public int[] labels(int[] indices) {
    return Arrays.stream(indices).map(this::label).toArray();
  }

  /** Returns the SHA-256 digest of all numbers: row after row, each a big-endian float. */
  public String digest() {
    MessageDigest digest = ContentDigest.Algorithm.SHA_256.start();
    ByteBuffer bytes = ByteBuffer.allocate(dimensions * Float.BYTES);
    for (int row = 0; row < rows; row++) {
      bytes.clear();
      bytes.asFloatBuffer().put(values, row * dimensions, dimensions);
      digest.update(bytes.array());
    }
    return ContentDigest.of(ContentDigest.Algorithm.SHA_256, digest).hex();
  }
}
