package io.github.lac4j.evaluation.config;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The records that a setting of an interface type can be, each under the name a user gives.
 *
 * <p>Settings of such a type are an object whose {@code name} selects the record, for example
 * {@code {"name": "sgd", "momentum": 0.9}}.
 *
 * @param interfaceType the type of the component
 * @param byName the records, each of which implements the interface; the order is kept for messages
 */
public record ConfigVariants(Class<?> interfaceType, Map<String, Class<? extends Record>> byName) {

  /** The key that selects the variant. */
  public static final String NAME = "name";

  /**
   * Checks that the records fit.
   *
   * @throws IllegalArgumentException if the type is no interface, there is no record, a record does
   *     not implement the interface, is named twice, or has a component called {@code name}
   */
  public ConfigVariants {
    requireNonNull(interfaceType, "interfaceType is null");
    requireNonNull(byName, "byName is null");
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    if (!interfaceType.isInterface()) {
      throw new IllegalArgumentException(
          interfaceType.getName() + " is not an interface; variants are records behind one");
    }
    if (byName.isEmpty()) {
      throw new IllegalArgumentException(
          interfaceType.getName() + " has no variants; give 1 record or more");
    }
    Set<Class<?>> seen = new HashSet<>();
    byName.forEach(
        (name, type) -> {
          requireNonNull(name, "a name is null");
          requireNonNull(type, "the record called " + name + " is null");
          requireVariant(interfaceType, name, type);
          if (!seen.add(type)) {
            throw new IllegalArgumentException(
                type.getName() + " has two names; give it one, so that it can be written back");
          }
        });
  }

  private static void requireVariant(Class<?> interfaceType, String name, Class<?> type) {
    if (!type.isRecord() || !interfaceType.isAssignableFrom(type)) {
      throw new IllegalArgumentException(
          "%s, called %s, is not a record that implements %s"
              .formatted(type.getName(), name, interfaceType.getName()));
    }
    for (var component : type.getRecordComponents()) {
      if (component.getName().equals(NAME)) {
        throw new IllegalArgumentException(
            "%s has a component called name, which selects the variant; call it something else"
                .formatted(type.getName()));
      }
    }
  }

  /** Returns the name of a record type, which must be one of the variants. */
  String nameOf(Class<?> type) {
    return byName.entrySet().stream()
        .filter(entry -> entry.getValue().equals(type))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is not a registered variant of %s"
                        .formatted(type.getName(), interfaceType.getName())));
  }
}
