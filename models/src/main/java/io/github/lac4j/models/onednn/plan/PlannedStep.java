package io.github.lac4j.models.onednn.plan;

/** A step and when it is needed. */
record PlannedStep(Step step, Step.Condition condition) {}
