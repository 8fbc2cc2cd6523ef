package io.github.lac4j.core.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ViewsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6})
  void should_split_the_stack_into_views_of_the_same_images(int count) {
    Views views = new Views(numbered(6), count);

    assertThat(views.count()).isEqualTo(count);
    assertThat(views.images()).isEqualTo(6 / count);
    for (int view = 0; view < count; view++) {
      assertThat(views.view(view).shape()).containsExactly(6 / count, 2, 1, 3);
      for (int image = 0; image < views.images(); image++) {
        assertThat(views.view(view).getDouble(image, 1, 0, 2))
            .isEqualTo(views.stacked().getDouble((long) view * views.images() + image, 1, 0, 2));
      }
    }
  }

  @Test
  void should_not_copy() {
    INDArray stack = numbered(4);
    Views views = new Views(stack, 2);

    stack.putScalar(new long[] {3, 0, 0, 0}, -1);

    assertThat(views.stacked()).isSameAs(stack);
    assertThat(views.view(1).getDouble(1, 0, 0, 0)).isEqualTo(-1);
  }

  @Test
  void should_refuse_an_array_that_is_not_a_batch_of_images() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Views(Nd4j.create(DataType.FLOAT, 4, 3), 2))
        .withMessageContaining("[4, 3]");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 4, 5, 7})
  void should_refuse_a_number_of_views_that_does_not_divide_the_rows(int count) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Views(numbered(6), count))
        .withMessageContaining("6 rows")
        .withMessageContaining(count + " views");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 2})
  void should_refuse_a_view_that_is_not_there(int index) {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> new Views(numbered(4), 2).view(index))
        .withMessageContaining("view " + index);
  }

  @Test
  void should_put_views_of_several_sizes_together() {
    Views large = new Views(numbered(4), 2);
    Views small = new Views(Nd4j.ones(DataType.FLOAT, 6, 2, 1, 1), 3);

    Views both = Views.ofSizes(List.of(large, small));

    assertThat(both.count()).isEqualTo(5);
    assertThat(both.images()).isEqualTo(2);
    assertThat(both.bySize()).containsExactly(large, small);
    assertThat(both.view(1)).isEqualTo(large.view(1));
    assertThat(both.view(2)).isEqualTo(small.view(0));
    assertThat(both.view(4).shape()).containsExactly(2, 2, 1, 1);
    assertThatIllegalStateException()
        .isThrownBy(both::stacked)
        .withMessageContaining("5 views have 2 sizes");
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> both.view(5));
  }

  @Test
  void should_be_their_own_only_size() {
    Views views = new Views(numbered(4), 2);

    assertThat(views.bySize()).containsExactly(views);
    assertThat(Views.ofSizes(List.of(views))).isSameAs(views);
  }

  @Test
  void should_refuse_sizes_of_different_images() {
    Views two = new Views(numbered(4), 2);
    Views four = new Views(numbered(4), 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Views.ofSizes(List.of(two, four)))
        .withMessageContaining("of 2 and of 4 images");
    assertThatIllegalArgumentException().isThrownBy(() -> Views.ofSizes(List.of()));
  }

  private static INDArray numbered(int rows) {
    return Nd4j.arange(rows * 6.0).castTo(DataType.FLOAT).reshape(rows, 2, 1, 3);
  }
}
