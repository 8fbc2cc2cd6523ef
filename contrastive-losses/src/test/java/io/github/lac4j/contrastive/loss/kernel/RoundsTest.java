package io.github.lac4j.contrastive.loss.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {

  @Test
  void should_put_pieces_that_share_no_sum_into_one_round() {
    Rounds<String> rounds = new Rounds<>();
    rounds.add("ab", "a", "b");
    rounds.add("cd", "c", "d");
    rounds.add("bc", "b", "c");
    rounds.add("e", "e");

    assertThat(rounds.pieces()).containsExactly(List.of("ab", "cd", "e"), List.of("bc"));
  }

  @Test
  void should_keep_the_order_of_what_is_added_to_one_sum() {
    Rounds<Integer> rounds = new Rounds<>();
    for (int piece = 0; piece < 20; piece++) {
      rounds.add(piece, "sum", piece);
    }
    List<Integer> done = Collections.synchronizedList(new ArrayList<>());

    rounds.forEach(done::add);

    assertThat(done).isSorted().hasSize(20);
  }
}
