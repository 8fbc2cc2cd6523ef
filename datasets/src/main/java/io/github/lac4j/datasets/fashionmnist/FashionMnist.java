package io.github.lac4j.datasets.fashionmnist;

import static io.github.lac4j.core.file.ContentDigest.sha256;
import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.mnist.IdxDataset;
import io.github.lac4j.datasets.mnist.IdxFile;
import io.github.lac4j.datasets.origin.FetchableDataset;
import io.github.lac4j.datasets.origin.FetchableDataset.ExpectedFile;
import io.github.lac4j.datasets.origin.FileDataset;
import io.github.lac4j.datasets.origin.Origin;
import io.github.lac4j.datasets.recipe.CifarRecipes;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The definitions of Fashion-MNIST (Xiao, Rasul and Vollgraf 2017), and where its files can be had.
 */
public final class FashionMnist {

  private static final ImageShape SHAPE = new ImageShape(1, 28, 28);

  private static final List<String> CLASS_NAMES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  /** Clothes may be mirrored and cropped far, which digits may not. */
  private static final String CONTRASTIVE = CifarRecipes.A;

  /** Where Debian's package {@code dataset-fashion-mnist} puts the files. */
  private static final Path SYSTEM_FOLDER = Path.of("/usr/share/datasets/fashion-mnist");

  private static final List<ExpectedFile> FILES =
      List.of(
          ExpectedFile.of(
              "train-images-idx3-ubyte",
              47_040_016,
              sha256("c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888")),
          ExpectedFile.of(
              "train-labels-idx1-ubyte",
              60_008,
              sha256("bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9")),
          ExpectedFile.of(
              "t10k-images-idx3-ubyte",
              7_840_016,
              sha256("5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b")),
          ExpectedFile.of(
              "t10k-labels-idx1-ubyte",
              10_008,
              sha256("0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34")));

  private FashionMnist() {}

  /**
   * Returns {@code fashion-mnist}, the complete set of 60,000 and 10,000 images.
   *
   * <p>It is read from {@code FashionMNIST/raw} or {@code fashion-mnist} in the data directory, or
   * from where Debian's package {@code dataset-fashion-mnist} puts it. The four files are had from
   * their authors, or from that package.
   */
  public static FileDataset complete() {
    return IdxDataset.of(
        "fashion-mnist",
        "70,000 grey photos of 10 kinds of clothes (Xiao et al. 2017)",
        SHAPE,
        CLASS_NAMES,
        List.of("FashionMNIST/raw", "fashion-mnist"),
        List.of(SYSTEM_FOLDER),
        CONTRASTIVE,
        Optional.of(files()));
  }

  /**
   * Returns {@code fashion-mnist-subset}, embedded in the library: the first 500 training and 100
   * test images of every class.
   */
  public static DatasetDefinition subset() {
    return new Subset();
  }

  private static FetchableDataset files() {
    return new FetchableDataset(
        List.of("fashion-mnist"),
        "FashionMNIST/raw",
        FILES,
        List.of(
            Origin.gzipFiles(
                List.of(URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com")),
                FILES),
            Origin.system(SYSTEM_FOLDER, "dataset-fashion-mnist", FILES)),
        "MIT, Zalando SE");
  }

  /**
   * The part of Fashion-MNIST that lies in the jar; how it was cut is told beside the resources.
   */
  private static final class Subset implements DatasetDefinition {

    @Override
    public String name() {
      return "fashion-mnist-subset";
    }

    @Override
    public String description() {
      return "6,000 grey photos of clothes from Fashion-MNIST, embedded: nothing to fetch";
    }

    @Override
    public ImageShape shape() {
      return SHAPE;
    }

    @Override
    public DatasetSplits open(DataLocation where) {
      requireNonNull(where, "where is null");
      return new DatasetSplits(read("train"), read("t10k"));
    }

    @Override
    public String contrastive() {
      return CONTRASTIVE;
    }

    private ImageDataset read(String part) {
      return IdxDataset.read(
          name(),
          shape(),
          CLASS_NAMES,
          IdxFile.ofResource(FashionMnist.class, part + "-images-idx3-ubyte.gz"),
          IdxFile.ofResource(FashionMnist.class, part + "-labels-idx1-ubyte.gz"),
          "embedded");
    }
  }
}
