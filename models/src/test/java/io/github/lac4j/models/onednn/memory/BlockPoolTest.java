package io.github.lac4j.models.onednn.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlockPoolTest {

  private final BlockPool pool = new BlockPool();

  @Test
  void should_lend_aligned_memory_that_nobody_else_has() {
    SplittableRandom random = new SplittableRandom(1);
    List<Block> lent = new ArrayList<>();
    for (int step = 0; step < 2000; step++) {
      if (lent.size() < 8 || random.nextBoolean()) {
        Block block = pool.lend(1 + random.nextInt(5000));
        assertThat(block.address() % ArenaLayout.ALIGNMENT).isZero();
        for (Block other : lent) {
          assertThat(
                  block.address() + block.bytes() <= other.address()
                      || other.address() + other.bytes() <= block.address())
              .isTrue();
        }
        lent.add(block);
      } else {
        lent.remove(random.nextInt(lent.size())).letGo();
      }
    }
    lent.forEach(Block::letGo);
    assertThat(pool.lentBytes()).isZero();
    pool.close();
  }

  @Test
  void should_lend_the_same_memory_again_once_all_holders_have_let_go() {
    Block first = pool.lend(1000);
    first.hold();
    first.letGo();
    Block second = pool.lend(1000);
    assertThat(second.address()).isNotEqualTo(first.address());

    first.letGo();

    assertThat(pool.lend(900).address()).isEqualTo(first.address());
    second.letGo();
  }

  @Test
  void should_join_neighbours_that_are_free() {
    Block whole = pool.lend(3 * 640);
    long address = whole.address();
    whole.letGo();
    List<Block> parts = List.of(pool.lend(640), pool.lend(640), pool.lend(640));
    assertThat(parts.get(0).address()).isEqualTo(address);

    parts.get(0).letGo();
    parts.get(2).letGo();
    parts.get(1).letGo();

    assertThat(pool.lend(3 * 640).address()).isEqualTo(address);
  }

  @Test
  void should_give_the_same_view_of_the_same_memory() {
    Block block = pool.lend(96);

    assertThat(block.view(2, 3, 4)).isSameAs(block.view(2, 3, 4));
    block.view(24).assign(7);
    assertThat(block.view(2, 3, 4).sumNumber().doubleValue()).isEqualTo(7 * 24);
    block.letGo();
    pool.close();
  }

  @Test
  void should_count_what_it_lends_and_what_it_has() {
    Block first = pool.lend(128);
    Block second = pool.lend(64);
    first.letGo();
    Block third = pool.lend(64);

    assertThat(pool.lentBytes()).isEqualTo(128);
    assertThat(pool.peakBytes()).isEqualTo(192);
    second.letGo();
    third.letGo();
  }
}
