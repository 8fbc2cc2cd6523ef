package io.github.lac4j.datasets.archive;

/** The archive formats in which data sets come. */
public enum ArchiveFormat {
  /** Tar, not compressed. */
  TAR,
  /** Tar, compressed with gzip; also {@code .tgz}. */
  TAR_GZ,
  /** Zip. */
  ZIP
}
