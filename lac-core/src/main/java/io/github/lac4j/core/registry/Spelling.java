package io.github.lac4j.core.registry;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** How names are compared: by letters and digits only, in any case. */
public final class Spelling {

  private Spelling() {}

  /** Returns the part of a name that counts: {@code learning-rate} equals {@code learningRate}. */
  public static String canonical(String name) {
    return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
  }

  /** Returns the known name at the least edit distance, if at most a third of it is to change. */
  public static Optional<String> nearest(String given, Collection<String> known) {
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String name : known) {
      int distance = distance(canonical(given), canonical(name));
      if (distance < bestDistance
          && distance <= Math.max(1, name.length() / 3)
          && distance < canonical(given).length()) {
        best = name;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * Insertions, deletions, substitutions and swaps of neighbours that turn one word into another.
   */
  private static int distance(String a, String b) {
    int[][] table = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          table[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        table[i][j] =
            Math.min(table[i - 1][j - 1] + change, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
        }
      }
    }
    return table[a.length()][b.length()];
  }
}
