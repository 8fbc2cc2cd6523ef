package io.github.lac4j.models.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Joins operations that can be one where running statistics normalise: a convolution with the
 * normalisation of its output, and both with the sum after them, as at the end of a residual block.
 */
public final class Folding {

  private final Map<String, Integer> readers = new HashMap<>();
  private final List<Operation> operations;

  private Folding(List<Operation> operations, String result) {
    this.operations = new ArrayList<>(operations);
    operations.forEach(
        operation -> operation.inputs().forEach(input -> readers.merge(input, 1, Integer::sum)));
    readers.merge(result, 1, Integer::sum);
  }

  /**
   * Returns the operations with all that can be joined.
   *
   * @param operations which {@link Fusion} has joined already
   * @param result the value that leaves the unit and must stay
   */
  public static List<Operation> apply(List<Operation> operations, String result) {
    Folding normalizations = new Folding(operations, result);
    normalizations.joinNormalizations();
    // A nonlinearity that no normalisation can end in may follow a convolution.
    Folding sums = new Folding(Fusion.apply(normalizations.operations, result), result);
    sums.joinSums();
    return List.copyOf(sums.operations);
  }

  private void joinNormalizations() {
    for (int i = 0; i < operations.size(); i++) {
      if (operations.get(i) instanceof Operation.Normalization normalization
          && onlyMaker(normalization.input()).orElse(null)
              instanceof Operation.Convolution convolution
          && convolution.nonlinearity().isIdentity()) {
        operations.set(
            i,
            new Operation.NormalizedConvolution(
                normalization.output(),
                convolution,
                normalization,
                Optional.empty(),
                normalization.rectified() ? Nonlinearity.RELU : Nonlinearity.IDENTITY));
        operations.remove(convolution);
        i--;
      }
    }
  }

  private void joinSums() {
    for (int i = 0; i < operations.size(); i++) {
      if (operations.get(i) instanceof Operation.Addition sum && sum.inputs().size() == 2) {
        for (int term = 0; term < 2; term++) {
          if (onlyMaker(sum.inputs().get(term)).orElse(null)
                  instanceof Operation.NormalizedConvolution maker
              && maker.addend().isEmpty()
              && maker.nonlinearity().isIdentity()) {
            operations.set(
                i,
                new Operation.NormalizedConvolution(
                    sum.output(),
                    maker.convolution(),
                    maker.normalization(),
                    Optional.of(sum.inputs().get(1 - term)),
                    sum.nonlinearity()));
            operations.remove(maker);
            i--;
            break;
          }
        }
      }
    }
  }

  /** Returns what makes a value, if nothing but one operation reads that. */
  private Optional<Operation> onlyMaker(String value) {
    return readers.getOrDefault(value, 0) == 1
        ? operations.stream().filter(operation -> operation.output().equals(value)).findFirst()
        : Optional.empty();
  }
}
