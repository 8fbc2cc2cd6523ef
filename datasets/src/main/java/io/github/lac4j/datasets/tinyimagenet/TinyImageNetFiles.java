package io.github.lac4j.datasets.tinyimagenet;

import static io.github.lac4j.core.file.ContentDigest.md5;

import io.github.lac4j.datasets.archive.ArchiveFormat;
import io.github.lac4j.datasets.archive.UnpackLimits;
import io.github.lac4j.datasets.fetch.ExpectedFile;
import io.github.lac4j.datasets.fetch.FetchableDataset;
import io.github.lac4j.datasets.fetch.OfficialArchive;
import java.net.URI;
import java.util.List;

/** The official files of Tiny-ImageNet-200, and where they can be had. */
public final class TinyImageNetFiles {

  private TinyImageNetFiles() {}

  /** Returns the files: one archive from the authors. */
  public static FetchableDataset tinyImageNet() {
    return new FetchableDataset(
        List.of("tiny-imagenet-200"),
        "tiny-imagenet-200",
        List.of(
            ExpectedFile.present("wnids.txt"),
            ExpectedFile.present("words.txt"),
            ExpectedFile.present("val/val_annotations.txt")),
        List.of(
            new OfficialArchive(
                List.of(URI.create("http://cs231n.stanford.edu")),
                "tiny-imagenet-200.zip",
                248_100_043,
                md5("90528d7ca1a48142e341f4ef8d21d0de"),
                ArchiveFormat.ZIP,
                "tiny-imagenet-200",
                new UnpackLimits(200_000, 800_000_000L))),
        "ImageNet's terms: non-commercial research and education");
  }
}
