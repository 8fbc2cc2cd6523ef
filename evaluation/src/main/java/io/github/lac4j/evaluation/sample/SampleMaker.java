package io.github.lac4j.evaluation.sample;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.loader.PlainBatches;
import io.github.lac4j.datasets.split.ImageSubset;
import io.github.lac4j.evaluation.evaluator.Subject;
import io.github.lac4j.evaluation.feature.Features;
import io.github.lac4j.evaluation.projection.PrincipalComponents;
import io.github.lac4j.evaluation.projection.Tsne;
import io.github.lac4j.evaluation.projection.TsneConfig;
import io.github.lac4j.evaluation.sample.SamplePictures.FeatureMap;
import io.github.lac4j.evaluation.sample.SamplePictures.MapPoint;
import io.github.lac4j.evaluation.sample.SamplePictures.Neighbor;
import io.github.lac4j.evaluation.sample.SamplePictures.Neighborhood;
import io.github.lac4j.evaluation.sample.SamplePictures.Reconstructed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Takes pictures of what an encoder has learnt: neighbours, maps of the features, reconstructions.
 *
 * <p>Test images are chosen from each class in turn by the subject's seed, so that all objectives
 * of one seed show the same ones. Everything is deterministic.
 */
public final class SampleMaker {

  private final SampleConfig config;

  public SampleMaker(SampleConfig config) {
    this.config = config;
  }

  /**
   * Makes the sample pictures of one encoder.
   *
   * @param subject the encoder with its images
   * @param learner what it was trained by; nothing of it is changed
   */
  public SamplePictures make(Subject subject, Learner learner) {
    Seed seed = subject.seed().derive("exhibits");
    Features test = subject.held();
    ImageDataset images = subject.images().held();
    List<Integer> shown = choose(test, config.images(), seed);
    return new SamplePictures(
        images.classNames(),
        neighborhoods(subject, shown),
        maps(test, seed),
        reconstructions(images, shown, learner));
  }

  private static List<Integer> choose(Features features, int wanted, Seed seed) {
    int[] labels = new int[features.rows()];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = features.label(row);
    }
    return ImageChoice.of(labels, features.classes(), wanted, seed);
  }

  private List<Neighborhood> neighborhoods(Subject subject, List<Integer> shown) {
    Features test = subject.held();
    Features train = subject.fit();
    ImageDataset trainImages = subject.images().fit();
    NearestRows bank = new NearestRows(train);
    List<Neighborhood> neighborhoods = new ArrayList<>();
    for (int row : shown) {
      List<Neighbor> neighbors = new ArrayList<>();
      for (NearestRows.Match match : bank.nearest(test, row, config.neighbors())) {
        neighbors.add(
            new Neighbor(
                picture(trainImages, match.row()), train.label(match.row()), match.cosine()));
      }
      neighborhoods.add(
          new Neighborhood(picture(subject.images().held(), row), test.label(row), neighbors));
    }
    return neighborhoods;
  }

  private static Picture picture(ImageDataset images, int index) {
    ImageShape shape = images.shape();
    byte[] pixels = new byte[shape.size()];
    images.copyPixels(index, pixels);
    float[] values = new float[pixels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (pixels[i] & 0xff) / 255f;
    }
    return Picture.of(shape, values);
  }

  private List<FeatureMap> maps(Features test, Seed seed) {
    List<Integer> rows = choose(test, config.mapPoints(), seed);
    if (rows.size() < 4 || test.dimensions() < 2) {
      return List.of();
    }
    double[][] points = new double[rows.size()][];
    double[][] units = new double[rows.size()][];
    for (int i = 0; i < points.length; i++) {
      points[i] = row(test, rows.get(i));
      units[i] = unit(points[i]);
    }
    PrincipalComponents components = PrincipalComponents.of(points, 2);
    Tsne tsne = Tsne.of(units, config.tsne(), seed.derive("t-SNE"));
    List<Double> shares = components.shares();
    return List.of(
        new FeatureMap(
            "PCA",
            String.format(
                Locale.ROOT,
                "%d held-out images; %.1f %% and %.1f %% of the variance",
                points.length,
                100 * shares.get(0),
                100 * shares.get(1)),
            labelled(test, rows, components.coordinates())),
        new FeatureMap(
            "t-SNE",
            String.format(
                Locale.ROOT,
                "%d held-out images; perplexity %.0f, KL divergence %.2f",
                points.length,
                tsne.perplexity(),
                tsne.divergence()),
            labelled(test, rows, tsne.coordinates())));
  }

  private static double[] row(Features features, int row) {
    double[] values = new double[features.dimensions()];
    for (int d = 0; d < values.length; d++) {
      values[d] = features.value(row, d);
    }
    return values;
  }

  private static double[] unit(double[] point) {
    double squares = 0;
    for (double value : point) {
      squares += value * value;
    }
    double length = squares == 0 ? 1 : Math.sqrt(squares);
    double[] unit = point.clone();
    for (int d = 0; d < unit.length; d++) {
      unit[d] /= length;
    }
    return unit;
  }

  private static List<MapPoint> labelled(
      Features test, List<Integer> rows, double[][] coordinates) {
    List<MapPoint> points = new ArrayList<>();
    for (int i = 0; i < coordinates.length; i++) {
      points.add(new MapPoint(coordinates[i][0], coordinates[i][1], test.label(rows.get(i))));
    }
    return points;
  }

  private static List<Reconstructed> reconstructions(
      ImageDataset images, List<Integer> shown, Learner learner) {
    int[] indices = shown.stream().mapToInt(Integer::intValue).toArray();
    DataType dataType = learner.encoder().dataType();
    INDArray originals =
        new PlainBatches(new ImageSubset(images, indices), indices.length, dataType)
            .iterator()
            .next();
    return learner
        .reconstruct(originals)
        .map(reconstruction -> compare(images, indices, originals, reconstruction))
        .orElse(List.of());
  }

  private static List<Reconstructed> compare(
      ImageDataset images, int[] indices, INDArray originals, INDArray reconstruction) {
    int size = images.shape().size();
    float[] wanted = floats(originals);
    float[] found = floats(reconstruction);
    List<Reconstructed> compared = new ArrayList<>();
    for (int i = 0; i < indices.length; i++) {
      double squares = 0;
      float[] values = new float[size];
      for (int k = 0; k < size; k++) {
        values[k] = found[i * size + k];
        double difference = (double) values[k] - wanted[i * size + k];
        squares += difference * difference;
      }
      compared.add(
          new Reconstructed(
              picture(images, indices[i]),
              Picture.of(images.shape(), values),
              images.label(indices[i]),
              squares / size));
    }
    return compared;
  }

  private static float[] floats(INDArray array) {
    return array.castTo(DataType.FLOAT).dup('c').data().asFloat();
  }

  /**
   * The settings of {@link SampleMaker}.
   *
   * @param images test images with neighbours, and test images reconstructed
   * @param neighbors training images beside each
   * @param mapPoints test images on a map; time grows with its square
   * @param tsne the settings of t-SNE
   */
  public record SampleConfig(int images, int neighbors, int mapPoints, TsneConfig tsne) {

    /** Ten images with eight neighbours each, and maps of 500 points, which take about a second. */
    public SampleConfig() {
      this(10, 8, 500, new TsneConfig());
    }

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is below 1, or above what {@link SamplePictures} hold
     */
    public SampleConfig {
      requireFrom1To(SamplePictures.MOST_IMAGES, "images", images);
      requireFrom1To(SamplePictures.MOST_NEIGHBORS, "neighbors", neighbors);
      requireFrom1To(SamplePictures.MOST_POINTS, "mapPoints", mapPoints);
    }

    private static void requireFrom1To(int most, String name, int value) {
      if (value < 1 || value > most) {
        throw new IllegalArgumentException(
            "%s must be from 1 to %d, but is %d".formatted(name, most, value));
      }
    }
  }

  /** Chooses images by chance, from each class in turn. */
  static final class ImageChoice {

    private ImageChoice() {}

    /**
     * Returns the indices of the chosen images, class by class.
     *
     * <p>The classes take turns, in an order of chance, until there are enough: with fewer images
     * than classes some classes have none, and a class that has run out is passed over.
     *
     * @param labels the class of every image
     * @param wanted how many; all of them if there are fewer
     */
    static List<Integer> of(int[] labels, int classes, int wanted, Seed seed) {
      List<Deque<Integer>> members = new ArrayList<>();
      for (int label = 0; label < classes; label++) {
        members.add(new ArrayDeque<>());
      }
      for (int image : seed.derive("images").permutation(labels.length)) {
        members.get(labels[image]).add(image);
      }
      int[] order = seed.derive("classes").permutation(classes);
      int count = Math.min(wanted, labels.length);
      List<Integer> chosen = new ArrayList<>();
      while (chosen.size() < count) {
        for (int label : order) {
          Integer image = members.get(label).poll();
          if (image != null && chosen.size() < count) {
            chosen.add(image);
          }
        }
      }
      chosen.sort(
          Comparator.comparing((Integer image) -> labels[image]).thenComparing(image -> image));
      return chosen;
    }
  }

  /**
   * Finds the rows with the largest cosine to another one, in double, one query after the other.
   */
  static final class NearestRows {

    private final Features bank;
    private final double[] lengths;

    NearestRows(Features bank) {
      this.bank = bank;
      this.lengths = new double[bank.rows()];
      float[] row = new float[bank.dimensions()];
      for (int i = 0; i < lengths.length; i++) {
        bank.copyRow(i, row, 0);
        lengths[i] = Math.sqrt(dot(row, row));
      }
    }

    /** A row of the bank and its cosine with the query. */
    record Match(int row, double cosine) {}

    /** Returns the k nearest rows, from the nearest on; of equal ones the lower row comes first. */
    List<Match> nearest(Features queries, int query, int k) {
      float[] wanted = new float[queries.dimensions()];
      queries.copyRow(query, wanted, 0);
      double length = Math.sqrt(dot(wanted, wanted));
      float[] row = new float[bank.dimensions()];
      List<Match> matches = new ArrayList<>(bank.rows());
      for (int i = 0; i < bank.rows(); i++) {
        bank.copyRow(i, row, 0);
        double product = length * lengths[i];
        double cosine = product == 0 ? 0 : dot(wanted, row) / product;
        matches.add(new Match(i, Math.max(-1, Math.min(1, cosine))));
      }
      matches.sort(Comparator.comparing(Match::cosine).reversed().thenComparing(Match::row));
      return List.copyOf(matches.subList(0, Math.min(k, matches.size())));
    }

    private static double dot(float[] a, float[] b) {
      double sum = 0;
      for (int i = 0; i < a.length; i++) {
        sum += (double) a[i] * b[i];
      }
      return sum;
    }
  }
}
