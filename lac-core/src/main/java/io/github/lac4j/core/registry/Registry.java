package io.github.lac4j.core.registry;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All definitions of one kind, by name.
 *
 * @param <T> the kind, for example objectives
 */
public final class Registry<T> {

  private final String kind;
  private final Map<String, Definition<? extends Record, T>> byName = new TreeMap<>();

  /** Collects the definitions of a kind; {@link Registries} says what it refuses. */
  @SuppressWarnings("unchecked") // A definition of the kind T.class makes a T.
  Registry(Class<T> type, Collection<? extends Definition<?, ?>> definitions) {
    this.kind = type.getAnnotation(Kind.class).value();
    for (Definition<?, ?> definition : definitions) {
      Definition<? extends Record, T> other =
          byName.put(definition.name(), (Definition<? extends Record, T>) definition);
      if (other != null) {
        throw new IllegalArgumentException(
            "The %s \"%s\" is defined twice: in %s and in %s. Remove one of them from the class path, or rename it"
                .formatted(kind, definition.name(), other.origin(), definition.origin()));
      }
    }
  }

  /**
   * Returns a definition.
   *
   * @throws IllegalArgumentException if there is none of this name; the message lists all names
   */
  public Definition<? extends Record, T> get(String name) {
    return get(name, Optional.empty());
  }

  /**
   * Returns a definition.
   *
   * @param meant what a person who gives a name that is not known probably meant, for the message
   * @throws IllegalArgumentException if there is none of this name; the message lists all names
   */
  public Definition<? extends Record, T> get(String name, Optional<String> meant) {
    Definition<? extends Record, T> definition = byName.get(requireNonNull(name, "name is null"));
    if (definition == null) {
      throw new IllegalArgumentException(
          new KnownNames(kind, byName.keySet()).missing(name, meant));
    }
    return definition;
  }

  /** Returns all things of this kind by name, made with their default settings. */
  public Map<String, T> byName() {
    Map<String, T> things = new TreeMap<>();
    byName.forEach((name, definition) -> things.put(name, definition.create()));
    return things;
  }

  /** Returns all definitions, in the order of their names. */
  public List<Definition<? extends Record, T>> all() {
    return List.copyOf(byName.values());
  }
}
