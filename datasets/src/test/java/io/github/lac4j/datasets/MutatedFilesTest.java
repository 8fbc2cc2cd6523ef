package io.github.lac4j.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.cifar.Cifar;
import io.github.lac4j.datasets.mnist.IdxDataset;
import io.github.lac4j.datasets.origin.Archives;
import io.github.lac4j.datasets.stl10.Stl10;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of damaged sets end in an error that names a file, or in a set whose every label has a
 * class. With the damaged archives, pictures, lists, single compressed files, packages and caches
 * of the other tests they are more than ten thousand. (Pixels have no checksum in these formats;
 * {@code lac data verify} compares digests.)
 */
class MutatedFilesTest {

  private static final int SETS_OF_EACH_KIND = 700;

  @TempDir Path root;

  @Test
  void should_survive_idx_files() throws IOException {
    byte[] images = new byte[16 + 2 * 4];
    ByteBuffer.wrap(images).putInt(2051).putInt(2).putInt(2).putInt(2);
    byte[] labels = new byte[8 + 2];
    ByteBuffer.wrap(labels).putInt(2049).putInt(2);
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String part : List.of("train", "t10k")) {
      files.put("idx/" + part + "-images-idx3-ubyte", images);
      files.put("idx/" + part + "-labels-idx1-ubyte", labels);
    }
    damage(files, idx());
  }

  @Test
  void should_survive_compressed_idx_files() throws IOException {
    byte[] images = new byte[16 + 2 * 4];
    ByteBuffer.wrap(images).putInt(2051).putInt(2).putInt(2).putInt(2);
    byte[] labels = new byte[8 + 2];
    ByteBuffer.wrap(labels).putInt(2049).putInt(2);
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String part : List.of("train", "t10k")) {
      files.put("idx/" + part + "-images-idx3-ubyte.gz", Archives.gzip(images));
      files.put("idx/" + part + "-labels-idx1-ubyte.gz", Archives.gzip(labels));
    }
    damage(files, idx());
  }

  @Test
  void should_survive_files_of_cifar_10() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 1; i <= 5; i++) {
      files.put("cifar-10-batches-bin/data_batch_%d.bin".formatted(i), new byte[3073]);
    }
    files.put("cifar-10-batches-bin/test_batch.bin", new byte[3073]);
    files.put(
        "cifar-10-batches-bin/batches.meta.txt",
        "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n".getBytes(StandardCharsets.US_ASCII));
    damage(files, Cifar.cifar10());
  }

  @Test
  void should_survive_files_of_cifar_100() throws IOException {
    damage(
        Map.of(
            "cifar-100-binary/train.bin", new byte[2 * 3074],
            "cifar-100-binary/test.bin", new byte[3074]),
        Cifar.cifar100());
  }

  @Test
  void should_survive_files_of_stl_10() throws IOException {
    damage(
        Map.of(
            "stl10_binary/train_X.bin", new byte[2 * 27648],
            "stl10_binary/train_y.bin", new byte[] {1, 2},
            "stl10_binary/test_X.bin", new byte[27648],
            "stl10_binary/test_y.bin", new byte[] {1}),
        Stl10.stl10());
  }

  private void damage(Map<String, byte[]> files, DatasetDefinition definition) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    List<String> names = files.keySet().stream().sorted().toList();
    Damage damage = new Damage(13);
    int errors = 0;
    for (int i = 0; i < SETS_OF_EACH_KIND; i++) {
      String name = damage.oneOf(names);
      Files.write(root.resolve(name), damage.of(files.get(name)));
      try {
        DatasetSplits splits = definition.open(DataLocation.of(root));
        assertUsable(splits.train());
        assertUsable(splits.test());
      } catch (DatasetFormatException e) {
        assertThat(e).hasMessageContaining(root.toString());
        errors++;
      }
      Files.write(root.resolve(name), files.get(name));
    }
    assertThat(errors).isGreaterThan(SETS_OF_EACH_KIND / 20);
  }

  private static void assertUsable(ImageDataset dataset) {
    byte[] pixels = new byte[dataset.shape().size()];
    for (int i = 0; i < dataset.size(); i++) {
      assertThat(dataset.label(i)).isBetween(0, dataset.classNames().size() - 1);
      dataset.copyPixels(i, pixels);
    }
  }

  private static DatasetDefinition idx() {
    return IdxDataset.of(
        "idx",
        "made for this test",
        new ImageShape(1, 2, 2),
        List.of("a", "b"),
        List.of("idx"),
        List.of(),
        "none",
        Optional.empty());
  }
}
