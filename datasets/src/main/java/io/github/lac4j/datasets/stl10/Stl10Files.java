package io.github.lac4j.datasets.stl10;

import static io.github.lac4j.core.file.ContentDigest.md5;

import io.github.lac4j.datasets.archive.ArchiveFormat;
import io.github.lac4j.datasets.archive.UnpackLimits;
import io.github.lac4j.datasets.fetch.ExpectedFile;
import io.github.lac4j.datasets.fetch.FetchableDataset;
import io.github.lac4j.datasets.fetch.OfficialArchive;
import java.net.URI;
import java.util.List;

/** The official files of STL-10, and where they can be had. */
public final class Stl10Files {

  private static final long IMAGE = 3 * 96 * 96L;

  private Stl10Files() {}

  /** Returns the files: one archive from the authors. */
  public static FetchableDataset stl10() {
    return new FetchableDataset(
        List.of("stl10"),
        "stl10_binary",
        List.of(
            ExpectedFile.ofSize("train_X.bin", 5_000 * IMAGE),
            ExpectedFile.ofSize("train_y.bin", 5_000),
            ExpectedFile.ofSize("test_X.bin", 8_000 * IMAGE),
            ExpectedFile.ofSize("test_y.bin", 8_000),
            ExpectedFile.ofSize("unlabeled_X.bin", 100_000 * IMAGE)),
        List.of(
            new OfficialArchive(
                List.of(URI.create("http://ai.stanford.edu/~acoates/stl10")),
                "stl10_binary.tar.gz",
                2_640_397_119L,
                md5("91f7769df0f17e558f3565bffb0c7dfb"),
                ArchiveFormat.TAR_GZ,
                "stl10_binary",
                new UnpackLimits(100, 3_200_000_000L))),
        "no licence is stated; images from ImageNet; cite Coates, Lee and Ng, AISTATS 2011");
  }
}
