package io.github.lac4j.core.registry;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that has a name: one {@link Registry} for each kind of thing. */
public final class Registries {

  private final Map<Class<?>, Registry<?>> byKind = new LinkedHashMap<>();

  /**
   * Sorts definitions by kind.
   *
   * @throws IllegalArgumentException if two of a kind have the same name; the message names both
   *     origins
   */
  public Registries(Collection<? extends Definition<?, ?>> definitions) {
    Map<Class<?>, List<Definition<?, ?>>> sorted = new LinkedHashMap<>();
    definitions.forEach(
        definition ->
            sorted.computeIfAbsent(definition.kind(), kind -> new ArrayList<>()).add(definition));
    sorted.forEach((kind, same) -> byKind.put(kind, new Registry<>(kind, same)));
  }

  /** Returns the things of a kind; none if nobody defined any. */
  @SuppressWarnings("unchecked") // A registry of a kind is kept under that kind only.
  public <T> Registry<T> of(Class<T> kind) {
    Registry<?> registry = byKind.get(requireNonNull(kind, "kind is null"));
    return registry == null ? new Registry<>(kind, List.of()) : (Registry<T>) registry;
  }
}
