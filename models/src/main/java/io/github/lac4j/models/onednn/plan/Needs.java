package io.github.lac4j.models.onednn.plan;

import io.github.lac4j.models.onednn.operation.Operation;

/** Decides which gradients a backward pass needs. */
final class Needs {

  private Needs() {}

  /**
   * Says when the gradient of an operation's output is wanted: always if a parameter comes before
   * it, else only for the gradient of the unit's input.
   */
  static Step.Condition ofOutput(PlanBuilder plan, Operation operation) {
    boolean isTrained =
        operation instanceof Operation.Trained
            || operation.inputs().stream()
                .anyMatch(input -> plan.need(input) == Step.Condition.ALWAYS);
    return isTrained ? Step.Condition.ALWAYS : Step.Condition.INPUT_GRADIENTS;
  }
}
