package io.github.lac4j.evaluation.exhibit;

import io.github.lac4j.core.random.Seed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** Chooses images by chance, from each class in turn. */
final class ImageChoice {

  private ImageChoice() {}

  /**
   * Returns the indices of the chosen images, class by class.
   *
   * <p>The classes take turns, in an order of chance, until there are enough: with fewer images
   * than classes some classes have none, and a class that has run out is passed over.
   *
   * @param labels the class of every image
   * @param wanted how many; all of them if there are fewer
   */
  static List<Integer> of(int[] labels, int classes, int wanted, Seed seed) {
    List<Deque<Integer>> members = new ArrayList<>();
    for (int label = 0; label < classes; label++) {
      members.add(new ArrayDeque<>());
    }
    for (int image : seed.derive("images").permutation(labels.length)) {
      members.get(labels[image]).add(image);
    }
    int[] order = seed.derive("classes").permutation(classes);
    int count = Math.min(wanted, labels.length);
    List<Integer> chosen = new ArrayList<>();
    while (chosen.size() < count) {
      for (int label : order) {
        Integer image = members.get(label).poll();
        if (image != null && chosen.size() < count) {
          chosen.add(image);
        }
      }
    }
    chosen.sort(
        Comparator.comparing((Integer image) -> labels[image]).thenComparing(image -> image));
    return chosen;
  }
}
