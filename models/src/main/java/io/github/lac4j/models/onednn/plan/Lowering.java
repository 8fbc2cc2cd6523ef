package io.github.lac4j.models.onednn.plan;

/** Turns one operation into steps, and remembers between forward and backward what it needs. */
interface Lowering {

  /** Adds the steps that make the operation's output. */
  void forward(PlanBuilder plan);

  /** Adds the steps that take the output's gradient to the inputs and parameters. */
  void backward(PlanBuilder plan, Gradients gradients);
}
