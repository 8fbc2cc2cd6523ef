package io.github.lac4j.evaluation.study;

import java.util.List;

/** Tells everything that is wrong with a study before it runs. */
public final class StudyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception from all problems, each a sentence that names the value and the remedy.
   */
  public StudyException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
  }
}
