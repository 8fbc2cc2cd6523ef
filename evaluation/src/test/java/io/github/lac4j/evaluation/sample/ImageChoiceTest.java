package io.github.lac4j.evaluation.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.random.Seed;
import io.github.lac4j.evaluation.sample.SampleMaker.ImageChoice;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageChoiceTest {

  @Test
  void should_take_from_each_class_in_turn_and_order_them_by_class() {
    int[] labels = new int[90];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 3;
    }

    List<Integer> chosen = ImageChoice.of(labels, 3, 12, new Seed(1));

    assertThat(chosen).doesNotHaveDuplicates();
    assertThat(chosen.stream().map(i -> labels[i]))
        .containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2);
  }

  @Test
  void should_take_from_some_classes_only_if_there_are_more_classes_than_wanted_images() {
    int[] labels = {0, 1, 2, 3, 4, 5, 6, 7};

    List<Integer> chosen = ImageChoice.of(labels, 8, 3, new Seed(1));

    assertThat(chosen).hasSize(3).doesNotHaveDuplicates();
    assertThat(ImageChoice.of(labels, 8, 3, new Seed(2))).isNotEqualTo(chosen);
    assertThat(ImageChoice.of(labels, 8, 3, new Seed(1))).isEqualTo(chosen);
  }

  @Test
  void should_go_on_with_the_others_when_a_class_has_run_out() {
    int[] labels = {0, 1, 1, 1, 1, 3};

    assertThat(ImageChoice.of(labels, 4, 5, new Seed(1)).stream().map(i -> labels[i]))
        .containsExactly(0, 1, 1, 1, 3);
    assertThat(ImageChoice.of(labels, 4, 50, new Seed(1))).containsExactly(0, 1, 2, 3, 4, 5);
  }
}
