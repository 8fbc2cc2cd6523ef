package io.github.lac4j.evaluation.cell;

/**
 * A run that was made longer than it was meant to be. Until then its learning rate followed the
 * shorter length, so it ends in other bits than a run that was meant to be so long.
 *
 * @param epochs how long it was meant to be
 * @param step steps that were taken when it was made longer
 */
public record Extension(int epochs, long step) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is below 1
   */
  public Extension {
    if (epochs < 1 || step < 1) {
      throw new IllegalArgumentException(
          "Epochs and step of an extension must be 1 or more, but are %d and %d"
              .formatted(epochs, step));
    }
  }
}
