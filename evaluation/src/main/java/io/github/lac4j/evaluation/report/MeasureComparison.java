package io.github.lac4j.evaluation.report;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * One measure of one table: each row compared with the control, or with the best row.
 *
 * @param dataset name of the table's data set
 * @param model name of the table's model
 * @param column the measure
 * @param against what the rows are compared with
 * @param reference the label of that row
 * @param comparisons all other rows, in the order of the table
 * @param family how many comparisons p-values are corrected for
 */
public record MeasureComparison(
    String dataset,
    String model,
    Column column,
    Against against,
    String reference,
    List<Comparison> comparisons,
    int family) {

  /** Copies the list. */
  public MeasureComparison {
    requireNonNull(dataset, "dataset is null");
    requireNonNull(model, "model is null");
    requireNonNull(column, "column is null");
    requireNonNull(against, "against is null");
    requireNonNull(reference, "reference is null");
    comparisons = List.copyOf(requireNonNull(comparisons, "comparisons is null"));
  }

  /** Returns the comparison of one row; empty for the reference itself. */
  public Optional<Comparison> comparison(String objective) {
    return comparisons.stream()
        .filter(comparison -> comparison.objective().equals(objective))
        .findFirst();
  }

  /** Says whether any row could be tested. */
  public boolean tested() {
    return comparisons.stream().anyMatch(comparison -> comparison.test().isPresent());
  }
}
