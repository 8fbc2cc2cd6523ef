package io.github.lac4j.datasets.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetNotFoundException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {

  @TempDir Path root;

  @Test
  void should_be_known_as_mnist() {
    assertThat(Mnist.complete().name()).isEqualTo("mnist");
    assertThat(Mnist.complete().shape()).isEqualTo(new ImageShape(1, 28, 28));
  }

  @Test
  void should_say_where_its_files_belong() {
    assertThatThrownBy(() -> Mnist.complete().open(DataLocation.of(root)))
        .isInstanceOf(DatasetNotFoundException.class)
        .hasMessageContaining(root.resolve("MNIST/raw").toString())
        .hasMessageContaining(root.resolve("mnist").toString())
        .hasMessageContaining("train-images-idx3-ubyte");
  }
}
