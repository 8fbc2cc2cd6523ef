package io.github.lac4j.evaluation.yaml;

/** Says where a text is no YAML, or uses what settings do not need. */
public final class YamlException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  YamlException(String message) {
    super(message);
  }

  YamlException(String message, Throwable cause) {
    super(message, cause);
  }
}
