package io.github.lac4j.evaluation.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class FeaturesTest {

  @Test
  void should_hold_what_it_was_given() {
    Features features = new Features(new float[] {1, 2, 3, 4, 5, 6}, 3, new int[] {1, 0}, 2);

    assertThat(features.rows()).isEqualTo(2);
    assertThat(features.dimensions()).isEqualTo(3);
    assertThat(features.classes()).isEqualTo(2);
    assertThat(features.value(1, 2)).isEqualTo(6);
    assertThat(features.label(0)).isEqualTo(1);
    float[] target = new float[4];
    features.copyRow(1, target, 1);
    assertThat(target).containsExactly(0, 4, 5, 6);
  }

  @Test
  void should_not_change_when_the_given_arrays_do() {
    float[] values = {1, 2};
    int[] labels = {0, 1};
    Features features = new Features(values, 1, labels, 2);

    values[0] = 9;
    labels[0] = 1;

    assertThat(features.value(0, 0)).isEqualTo(1);
    assertThat(features.label(0)).isZero();
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void should_name_the_row_that_is_not_finite(float bad) {
    assertThatThrownBy(() -> new Features(new float[] {1, 2, 3, bad}, 2, new int[] {0, 1}, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 1")
        .hasMessageContaining("dimension 1")
        .hasMessageContaining(Float.toString(bad));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 2})
  void should_name_the_row_whose_label_is_out_of_range(int label) {
    assertThatThrownBy(() -> new Features(new float[2], 1, new int[] {1, label}, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The label of row 1 is %d, but 2 classes are numbered 0 to 1", label);
  }

  @Test
  void should_reject_sizes_that_disagree() {
    assertThatThrownBy(() -> new Features(new float[5], 2, new int[] {0, 1}, 2))
        .hasMessage("2 labels and 2 dimensions need 4 values, but there are 5");
    assertThatThrownBy(() -> new Features(new float[0], 2, new int[0], 2))
        .hasMessageContaining("no row");
    assertThatThrownBy(() -> new Features(new float[2], 0, new int[] {0, 1}, 2))
        .hasMessageContaining("dimensions is 0");
    assertThatThrownBy(() -> new Features(new float[2], 1, new int[] {0, 0}, 1))
        .hasMessageContaining("classes is 1");
  }

  @Test
  void should_read_views_of_any_order_and_type() {
    INDArray base = Nd4j.arange(12).castTo(DataType.DOUBLE).reshape(3, 4);
    INDArray view = base.get(NDArrayIndex.interval(1, 3), NDArrayIndex.interval(1, 3));

    Features features = Features.of(view.dup('f'), new int[] {0, 1}, 2);
    Features ofView = Features.of(view, new int[] {0, 1}, 2);
    Features ofFloats =
        Features.of(
            base.castTo(DataType.FLOAT)
                .get(NDArrayIndex.interval(1, 3), NDArrayIndex.interval(1, 3)),
            new int[] {0, 1},
            2);

    for (Features one : new Features[] {features, ofView, ofFloats}) {
      assertThat(one.value(0, 0)).isEqualTo(5);
      assertThat(one.value(0, 1)).isEqualTo(6);
      assertThat(one.value(1, 0)).isEqualTo(9);
      assertThat(one.value(1, 1)).isEqualTo(10);
    }
  }

  @Test
  void should_reject_an_array_that_is_no_matrix() {
    INDArray images = Nd4j.zeros(DataType.FLOAT, 2, 3, 4, 4);
    assertThatThrownBy(() -> Features.of(images, new int[] {0, 1}, 2))
        .hasMessageContaining("rank 4");
  }

  @Test
  void should_count_correct_predictions() {
    Features features = new Features(new float[4], 1, new int[] {0, 1, 2, 1}, 3);

    assertThat(features.accuracyOf(new int[] {0, 1, 1, 1})).isEqualTo(0.75);
    assertThatThrownBy(() -> features.accuracyOf(new int[3])).hasMessageContaining("there are 3");
  }

  @Test
  void should_reject_features_of_another_space() {
    Features features = new Features(new float[4], 2, new int[] {0, 1}, 2);
    Features wider = new Features(new float[6], 3, new int[] {0, 1}, 2);
    Features finer = new Features(new float[4], 2, new int[] {0, 1}, 3);

    assertThatThrownBy(() -> features.requireSameSpace(wider)).hasMessageContaining("3 and 2");
    assertThatThrownBy(() -> features.requireSameSpace(finer)).hasMessageContaining("2 and 3");
  }
}
