package io.github.lac4j.datasets.split;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.check.Checks;
import io.github.lac4j.core.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses some images of every class, by chance and by the same share.
 *
 * <p>The rule: from a class of n images, in the order of the set, the positions that come first in
 * {@code seed.derive(class).permutation(n)} are chosen. How many: the whole selection has {@code
 * round(share x N)} images; each class gets the integer part of {@code share x n}, and one more
 * goes to the classes with the largest fractions, the lower class first.
 */
public final class BalancedSelection {

  private BalancedSelection() {}

  /**
   * Returns the chosen indices, ascending.
   *
   * @param labels the label of every image, from 0 on
   * @param classNames one name for each label, for messages
   * @param share from 0 to 1
   * @throws IllegalArgumentException if a class has no image, or one would be left with none on
   *     either side
   */
  public static int[] choose(int[] labels, List<String> classNames, double share, Seed seed) {
    int classes = classNames.size();
    requireNonNull(seed, "seed is null");
    Checks.requireShare("The share", share);
    List<List<Integer>> members = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      members.add(new ArrayList<>());
    }
    for (int i = 0; i < labels.length; i++) {
      members.get(labels[i]).add(i);
    }
    int[] sizes = members.stream().mapToInt(List::size).toArray();
    int[] counts = counts(sizes, share);
    List<Integer> chosen = new ArrayList<>();
    for (int label = 0; label < classes; label++) {
      if (counts[label] < 1 || counts[label] >= sizes[label]) {
        throw new IllegalArgumentException(
            "Class \"%s\" has %d image%s, of which a share of %s is %d; choose a share that leaves every class an image on both sides"
                .formatted(
                    classNames.get(label),
                    sizes[label],
                    sizes[label] == 1 ? "" : "s",
                    share,
                    counts[label]));
      }
      int[] order = seed.derive(label).permutation(sizes[label]);
      for (int i = 0; i < counts[label]; i++) {
        chosen.add(members.get(label).get(order[i]));
      }
    }
    return chosen.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  private static int[] counts(int[] sizes, double share) {
    int total = (int) Math.round(share * Arrays.stream(sizes).asLongStream().sum());
    int[] counts = new int[sizes.length];
    List<Integer> byFraction = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      counts[i] = (int) Math.floor(share * sizes[i]);
      byFraction.add(i);
      total -= counts[i];
    }
    byFraction.sort(
        Comparator.comparingDouble((Integer i) -> counts[i] - share * sizes[i])
            .thenComparingInt(i -> i));
    for (int i = 0; i < total; i++) {
      counts[byFraction.get(i)]++;
    }
    return counts;
  }
}
