package io.github.lac4j.datasets.split;

import io.github.lac4j.core.file.ContentDigest;
import io.github.lac4j.core.file.ContentDigest.Algorithm;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.split.ValidationSplit.TrainValidation;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The images whose labels an evaluation with few labels may see: 1 % or 10 % of a training part,
 * with the same share of every class.
 *
 * <p>For the official MNIST, Fashion-MNIST, its embedded part, CIFAR-10 and Tiny-ImageNet-200 the
 * indices are files of this library, so that nobody has to trust a generator of random numbers. For
 * every other training part the same rule is applied when it is opened: {@link BalancedSelection}
 * with the seed that {@link #seed()} derives.
 */
public enum LabelFraction {
  /** One image in a hundred. */
  ONE_PERCENT(1),
  /** One image in ten. */
  TEN_PERCENT(10);

  private final int percent;

  LabelFraction(int percent) {
    this.percent = percent;
  }

  /**
   * Returns the fraction of a percentage, as a person writes it.
   *
   * @throws IllegalArgumentException if there is none of this percentage
   */
  public static LabelFraction ofPercent(int percent) {
    return Arrays.stream(values())
        .filter(fraction -> fraction.percent == percent)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no label fraction of %d %%; there are %s"
                        .formatted(
                            percent,
                            Arrays.stream(values())
                                .map(LabelFraction::toString)
                                .collect(Collectors.joining(", ")))));
  }

  /** Returns the percentage of the images whose labels may be seen. */
  public int percent() {
    return percent;
  }

  /** Returns the percentage in words, for reports and messages. */
  @Override
  public String toString() {
    return percent + " %";
  }

  /** Returns the images of a training part whose labels may be seen. */
  public ImageSubset of(ImageDataset train) {
    TrainValidation.requireLabelled(train);
    return new ImageSubset(train, committed(train).orElseGet(() -> rule(train)));
  }

  /** Chooses by the rule, without looking for a file. */
  int[] rule(ImageDataset train) {
    return BalancedSelection.choose(train.labels(), train.classNames(), percent / 100.0, seed());
  }

  /** Returns the seed of the rule: that of the words "label fraction" and the percentage. */
  Seed seed() {
    return new Seed(0).derive("label fraction").derive(percent);
  }

  /** Returns the name of the file for a set. */
  String fileName(String dataset) {
    return String.format(Locale.ROOT, "%s-%d-percent.txt", dataset, percent);
  }

  /**
   * Returns the indices of the file that was made for exactly these labels: its first line holds
   * their digest, so that a cut-down copy of a set is never mistaken for the official one.
   */
  private Optional<int[]> committed(ImageDataset train) {
    String file = fileName(train.name());
    try (InputStream resource = LabelFraction.class.getResourceAsStream(file)) {
      if (resource == null) {
        return Optional.empty();
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(resource, StandardCharsets.US_ASCII));
      String digest = reader.readLine();
      if (!header(train).equals(digest)) {
        return Optional.empty();
      }
      return Optional.of(reader.lines().mapToInt(Integer::parseInt).toArray());
    } catch (NumberFormatException e) {
      throw new DatasetFormatException(
          "resource " + file, "a line is no number", "the jar is damaged; get it again", e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the resource " + file, e);
    }
  }

  /** Returns the first line of a file: the digest of all labels as big-endian 32-bit integers. */
  static String header(ImageDataset train) throws IOException {
    int[] labels = train.labels();
    ByteBuffer bytes = ByteBuffer.allocate(labels.length * Integer.BYTES);
    bytes.asIntBuffer().put(labels);
    return "labels "
        + ContentDigest.of(Algorithm.SHA_256, new ByteArrayInputStream(bytes.array())).hex();
  }
}
