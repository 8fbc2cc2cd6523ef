package io.github.lac4j.models.onednn.plan;

/**
 * A step and when it is needed.
 *
 * @param operations floating-point operations of convolutions and linear layers that it stands for
 */
record PlannedStep(Step step, Step.Condition condition, long operations) {}
