package io.github.lac4j.core.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class ViewPlanTest {

  private static final Batch THREE = Batch.of(views(3, 4));

  @Test
  void should_ask_for_one_view_for_each_wish() {
    assertThat(ViewPlan.none().count()).isZero();
    assertThat(ViewPlan.plain().wishes()).containsExactly("plain");
    assertThat(ViewPlan.pairs().wishes()).containsExactly("contrastive", "contrastive");
    assertThat(ViewPlan.of("a", "b", "c").count()).isEqualTo(3);
  }

  @Test
  void should_refuse_a_blank_wish() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ViewPlan.of("plain", " "))
        .withMessageContaining("blank");
  }

  @Test
  void should_refuse_another_number_of_views_unless_any_is_taken() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ViewPlan.pairs().require(THREE))
        .withMessageContaining("takes 2 views of each image, but got 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ViewPlan.plain().require(THREE))
        .withMessageContaining("takes 1 view of each image, but got 3");
    ViewPlan.pairs().withAnyNumber().require(THREE);
    ViewPlan.of("a", "b", "c").require(THREE);
  }

  @Test
  void should_refuse_several_sizes_unless_they_are_taken() {
    Batch two = Batch.of(Views.ofSizes(List.of(views(1, 4), views(1, 2))));

    for (ViewSizes one : List.of(ViewSizes.IMAGE, ViewSizes.ONE)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ViewPlan.pairs().withSizes(one).require(two))
          .withMessageContaining("views of one size, but got 2 sizes");
    }
    ViewPlan.pairs().withSizes(ViewSizes.SEVERAL).require(two);
  }

  @Test
  void should_refuse_a_batch_without_labels_if_they_are_used() {
    ViewPlan plan = ViewPlan.of("a", "b", "c").withLabels();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan.require(THREE))
        .withMessageContaining("uses labels, but the batch has none");
    plan.require(THREE.withLabels(new int[2]));
  }

  @Test
  void should_change_one_thing_at_a_time() {
    ViewPlan plan = ViewPlan.of("plain").withLabels().withSizes(ViewSizes.SEVERAL).withAnyNumber();

    assertThat(plan).isEqualTo(new ViewPlan(List.of("plain"), ViewSizes.SEVERAL, true, true));
  }

  private static Views views(int count, int side) {
    return new Views(Nd4j.ones(DataType.FLOAT, 2L * count, 1, side, side), count);
  }
}
