package io.github.lac4j.datasets.fashionmnist;

import static io.github.lac4j.core.file.ContentDigest.sha256;

import io.github.lac4j.datasets.fetch.ExpectedFile;
import io.github.lac4j.datasets.fetch.FetchableDataset;
import io.github.lac4j.datasets.fetch.OfficialGzipFiles;
import io.github.lac4j.datasets.fetch.SystemOrigin;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The official files of Fashion-MNIST, and where they can be had. */
public final class FashionMnistFiles {

  /** Where Debian's package {@code dataset-fashion-mnist} puts the files. */
  static final Path SYSTEM_FOLDER = Path.of("/usr/share/datasets/fashion-mnist");

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

  private FashionMnistFiles() {}

  /** Returns the four files: from their authors, or from Debian's package. */
  public static FetchableDataset fashionMnist() {
    return new FetchableDataset(
        List.of("fashion-mnist"),
        "FashionMNIST/raw",
        FILES,
        List.of(
            new OfficialGzipFiles(
                List.of(URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com")),
                FILES),
            new SystemOrigin(SYSTEM_FOLDER, "dataset-fashion-mnist", FILES)),
        "MIT, Zalando SE");
  }
}
