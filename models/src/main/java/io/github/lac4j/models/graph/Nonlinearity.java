package io.github.lac4j.models.graph;

import static java.util.Objects.requireNonNull;

/**
 * An elementwise function.
 *
 * @param kind which one
 * @param alpha the slope below zero of a leaky ReLU, the scale of an ELU; 0 otherwise
 */
public record Nonlinearity(Kind kind, double alpha) {

  /** No function at all. */
  public static final Nonlinearity IDENTITY = new Nonlinearity(Kind.IDENTITY, 0);

  /** max(x, 0). */
  public static final Nonlinearity RELU = new Nonlinearity(Kind.RELU, 0);

  /** The functions. */
  public enum Kind {
    /** x. */
    IDENTITY,
    /** max(x, 0), or alpha x below zero. */
    RELU,
    /** The hyperbolic tangent. */
    TANH,
    /** 1 / (1 + exp(-x)). */
    SIGMOID,
    /** alpha (exp(x) - 1) below zero. */
    ELU
  }

  /** Checks the reference. */
  public Nonlinearity {
    requireNonNull(kind, "kind is null");
  }

  /** Says whether this is the identity. */
  public boolean isIdentity() {
    return kind == Kind.IDENTITY;
  }

  /** Says whether this is max(x, 0). */
  public boolean isPlainRelu() {
    return kind == Kind.RELU && alpha == 0;
  }
}
