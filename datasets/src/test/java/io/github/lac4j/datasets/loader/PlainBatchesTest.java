package io.github.lac4j.datasets.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.ImageDataset;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class PlainBatchesTest {

  private static final ImageShape SHAPE = new ImageShape(2, 3, 4);

  @ParameterizedTest
  @CsvSource({"10, 5, 2, 5", "11, 5, 3, 1", "4, 5, 1, 4", "5, 5, 1, 5", "3, 1, 3, 1"})
  void should_give_all_images_in_order(int size, int batchSize, int count, int last) {
    PlainBatches batches =
        new PlainBatches(TestSets.numbered(size, SHAPE), batchSize, DataType.FLOAT);

    int images = 0;
    int given = 0;
    long lastRows = 0;
    for (INDArray batch : batches) {
      for (int row = 0; row < batch.size(0); row++) {
        assertThat(batch.getFloat(row, 1, 2, 3)).isEqualTo(images / 255f);
        images++;
      }
      lastRows = batch.size(0);
      given++;
    }

    assertThat(images).isEqualTo(size);
    assertThat(given).isEqualTo(count).isEqualTo(batches.count());
    assertThat(lastRows).isEqualTo(last);
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void should_put_every_pixel_in_its_place(DataType dataType) {
    ImageDataset dataset = TestSets.patterned(3, SHAPE);
    byte[] pixels = new byte[SHAPE.size()];
    dataset.copyPixels(2, pixels);

    INDArray batch = new PlainBatches(dataset, 3, dataType).iterator().next();

    assertThat(batch.shape()).containsExactly(3, 2, 3, 4);
    assertThat(batch.dataType()).isEqualTo(dataType);
    for (int channel = 0; channel < 2; channel++) {
      for (int y = 0; y < 3; y++) {
        for (int x = 0; x < 4; x++) {
          assertThat(batch.getFloat(2, channel, y, x))
              .isEqualTo((pixels[(channel * 3 + y) * 4 + x] & 0xff) / 255f);
        }
      }
    }
  }

  @Test
  void should_start_anew_for_each_iterator() {
    PlainBatches batches = new PlainBatches(TestSets.numbered(7, SHAPE), 3, DataType.FLOAT);
    Iterator<INDArray> one = batches.iterator();
    one.next();

    INDArray second = one.next();
    INDArray first = batches.iterator().next();

    assertThat(second.getFloat(0, 0, 0, 0)).isEqualTo(3 / 255f);
    assertThat(first.getFloat(0, 0, 0, 0)).isZero();
  }

  @Test
  void should_end_after_the_last_batch() {
    Iterator<INDArray> batches =
        new PlainBatches(TestSets.numbered(2, SHAPE), 2, DataType.FLOAT).iterator();
    batches.next();

    assertThat(batches.hasNext()).isFalse();
    assertThatThrownBy(batches::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void should_reject_a_batch_size_of_zero_and_other_types() {
    ImageDataset dataset = TestSets.numbered(2, SHAPE);

    assertThatThrownBy(() -> new PlainBatches(dataset, 0, DataType.FLOAT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be at least 1");
    assertThatThrownBy(() -> new PlainBatches(dataset, 1, DataType.INT32))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("FLOAT or DOUBLE");
  }
}
