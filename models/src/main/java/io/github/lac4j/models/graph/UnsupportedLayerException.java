package io.github.lac4j.models.graph;

/** A graph has a layer that oneDNN plans do not hold. */
public final class UnsupportedLayerException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  UnsupportedLayerException(String layer, String reason) {
    super("Layer \"%s\" cannot run on oneDNN: %s".formatted(layer, reason));
  }
}
