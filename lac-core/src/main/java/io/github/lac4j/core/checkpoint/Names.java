package io.github.lac4j.core.checkpoint;

import static java.util.Objects.requireNonNull;

/** How scopes and names make up the full name of an entry. */
final class Names {

  private static final String SEPARATOR = "/";

  private Names() {}

  /** Returns the prefix of everything in a scope. */
  static String within(String prefix, String scope) {
    return join(prefix, scope) + SEPARATOR;
  }

  static String join(String prefix, String name) {
    requireNonNull(name, "name is null");
    if (name.isEmpty()) {
      throw new IllegalArgumentException("A saved value needs a name, within \"" + prefix + "\"");
    }
    return prefix + name;
  }
}
