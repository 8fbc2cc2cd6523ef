package io.github.lac4j.contrastive.loss.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Pieces of work that add to shared sums, dealt out to rounds.
 *
 * <p>Pieces of one round add to no common sum, and rounds follow one another; so every sum has an
 * order that does not depend on the number of threads.
 *
 * @param <P> a piece of work
 */
final class Rounds<P> {

  private final List<List<P>> rounds = new ArrayList<>();
  private final Map<Object, Integer> freeFrom = new HashMap<>();

  /** Adds a piece to the first round after all earlier pieces that add to one of its sums. */
  void add(P piece, Object... sums) {
    int round = 0;
    for (Object sum : sums) {
      round = Math.max(round, freeFrom.getOrDefault(sum, 0));
    }
    for (Object sum : sums) {
      freeFrom.put(sum, round + 1);
    }
    if (round == rounds.size()) {
      rounds.add(new ArrayList<>());
    }
    rounds.get(round).add(piece);
  }

  /** Does the work of every piece, that of a round on several threads. */
  void forEach(Consumer<P> work) {
    for (List<P> round : rounds) {
      round.parallelStream().forEach(work);
    }
  }

  /** Returns the pieces of each round. */
  List<List<P>> pieces() {
    return rounds;
  }
}
