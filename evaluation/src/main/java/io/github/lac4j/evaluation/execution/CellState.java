package io.github.lac4j.evaluation.execution;

/** How far a cell is. */
public enum CellState {
  /** Nothing of it is there. */
  WAITING,
  /** It has a checkpoint to go on from, or files of a run that has not reached its first one. */
  PRETRAINING,
  /** It is pretrained, but not judged by all evaluators of the study. */
  JUDGING,
  /** It has all its numbers. */
  FINISHED,
  /** Its training diverged or collapsed, as it would again. */
  FAILED
}
