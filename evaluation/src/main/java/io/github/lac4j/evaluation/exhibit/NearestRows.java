package io.github.lac4j.evaluation.exhibit;

import io.github.lac4j.evaluation.feature.Features;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the rows with the largest cosine to another one, in double, one query after the other. */
final class NearestRows {

  private final Features bank;
  private final double[] lengths;

  NearestRows(Features bank) {
    this.bank = bank;
    this.lengths = new double[bank.rows()];
    float[] row = new float[bank.dimensions()];
    for (int i = 0; i < lengths.length; i++) {
      bank.copyRow(i, row, 0);
      lengths[i] = Math.sqrt(dot(row, row));
    }
  }

  /** A row of the bank and its cosine with the query. */
  record Match(int row, double cosine) {}

  /** Returns the k nearest rows, from the nearest on; of equal ones the lower row comes first. */
  List<Match> nearest(Features queries, int query, int k) {
    float[] wanted = new float[queries.dimensions()];
    queries.copyRow(query, wanted, 0);
    double length = Math.sqrt(dot(wanted, wanted));
    float[] row = new float[bank.dimensions()];
    List<Match> matches = new ArrayList<>(bank.rows());
    for (int i = 0; i < bank.rows(); i++) {
      bank.copyRow(i, row, 0);
      double product = length * lengths[i];
      double cosine = product == 0 ? 0 : dot(wanted, row) / product;
      matches.add(new Match(i, Math.max(-1, Math.min(1, cosine))));
    }
    matches.sort(Comparator.comparing(Match::cosine).reversed().thenComparing(Match::row));
    return List.copyOf(matches.subList(0, Math.min(k, matches.size())));
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
