package io.github.lac4j.core.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class BatchTest {

  private static final Views VIEWS = new Views(Nd4j.ones(DataType.FLOAT, 6, 1, 2, 2), 2);

  @Test
  void should_number_the_images_of_views_alone() {
    Batch batch = Batch.of(VIEWS);

    assertThat(batch.views()).isSameAs(VIEWS);
    assertThat(batch.images()).isEqualTo(3);
    assertThat(batch.indices()).containsExactly(0, 1, 2);
  }

  @Test
  void should_have_labels_only_if_given() {
    Batch labelled = new Batch(VIEWS, new int[] {7, 8, 9}).withLabels(new int[] {1, 0, 1});

    assertThat(labelled.indices()).containsExactly(7, 8, 9);
    assertThat(labelled.labelled()).isTrue();
    assertThat(labelled.labels()).containsExactly(1, 0, 1);
    assertThat(Batch.of(VIEWS).labelled()).isFalse();
    assertThatIllegalStateException()
        .isThrownBy(Batch.of(VIEWS)::labels)
        .withMessageContaining("no labels");
  }

  @Test
  void should_refuse_another_number_of_indices_or_labels() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Batch(VIEWS, new int[2]))
        .withMessageContaining("3 images has 2 indices");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Batch.of(VIEWS).withLabels(new int[6]))
        .withMessageContaining("3 images has 6 labels");
  }
}
