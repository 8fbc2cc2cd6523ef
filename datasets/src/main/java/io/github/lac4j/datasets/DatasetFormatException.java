package io.github.lac4j.datasets;

import static java.util.Objects.requireNonNull;

/** Says which data file is damaged, how, and what to do about it. */
public final class DatasetFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String finding;

  /**
   * Makes the message {@code <file>: <problem>; <remedy>}.
   *
   * @param file the path or resource
   * @param problem what was found and what was expected
   * @param remedy what the reader of the message can do
   */
  public DatasetFormatException(String file, String problem, String remedy) {
    super(message(file, problem, remedy));
    this.finding = file + ": " + problem;
  }

  /** Makes the same message, with the error that revealed the damage. */
  public DatasetFormatException(String file, String problem, String remedy, Throwable cause) {
    super(message(file, problem, remedy), cause);
    this.finding = file + ": " + problem;
  }

  /** Returns {@code <file>: <problem>}, for lists of files that have one remedy. */
  public String finding() {
    return finding;
  }

  private static String message(String file, String problem, String remedy) {
    requireNonNull(file, "file is null");
    requireNonNull(problem, "problem is null");
    requireNonNull(remedy, "remedy is null");
    return file + ": " + problem + "; " + remedy;
  }
}
