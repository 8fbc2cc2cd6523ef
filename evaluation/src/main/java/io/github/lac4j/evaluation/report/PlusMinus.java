package io.github.lac4j.evaluation.report;

/** The sign between a mean and its deviation. */
public enum PlusMinus {

  /** {@code +-}, which every terminal shows. */
  ASCII("+-"),

  /** The plus-minus sign, for terminals and files in UTF-8. */
  UNICODE("\u00b1");

  private final String sign;

  PlusMinus(String sign) {
    this.sign = sign;
  }

  String sign() {
    return sign;
  }
}
