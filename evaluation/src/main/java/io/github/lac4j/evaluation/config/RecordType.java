package io.github.lac4j.evaluation.config;

import io.github.lac4j.core.registry.Spelling;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A record class, as far as settings need it: its components, and how to make one. */
final class RecordType {

  private final Class<?> type;
  private final List<RecordComponent> components;

  RecordType(Class<?> type) {
    this.type = type;
    components = List.of(type.getRecordComponents());
  }

  List<RecordComponent> components() {
    return components;
  }

  List<String> keys() {
    return components.stream().map(RecordComponent::getName).toList();
  }

  /** Returns the position of the component a key means, or -1. */
  int indexOf(String key) {
    int exact = keys().indexOf(key);
    if (exact >= 0) {
      return exact;
    }
    return keys().stream().map(Spelling::canonical).toList().indexOf(Spelling.canonical(key));
  }

  /** Returns the values of all components of a record, which may be null. */
  Object[] values(Object record) {
    return components.stream().map(component -> value(component, record)).toArray();
  }

  private static Object value(RecordComponent component, Object record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("Cannot read " + component, e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("The accessor of " + component + " failed", e.getCause());
    }
  }

  /** Returns what the constructor without arguments makes, if there is one. */
  Optional<Object> defaults() {
    return Arrays.stream(type.getDeclaredConstructors())
        .filter(constructor -> constructor.getParameterCount() == 0)
        .findFirst()
        .map(
            constructor -> {
              Attempt attempt = attempt(constructor);
              return attempt
                  .record()
                  .orElseThrow(
                      () ->
                          new IllegalStateException(
                              "The defaults of %s are not valid: %s"
                                  .formatted(type.getName(), attempt.refusal())));
            });
  }

  /** Calls the canonical constructor, which may refuse the values. */
  Attempt attempt(Object[] values) {
    Class<?>[] types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return attempt(type.getDeclaredConstructor(types), values);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("No canonical constructor in " + type.getName(), e);
    }
  }

  private Attempt attempt(Constructor<?> constructor, Object... values) {
    try {
      constructor.setAccessible(true);
      return new Attempt(Optional.of(constructor.newInstance(values)), "");
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refusal) {
        String message = refusal.getMessage();
        return new Attempt(Optional.empty(), message == null ? refusal.toString() : message);
      }
      throw new IllegalStateException("Cannot create " + type.getName(), e.getCause());
    } catch (InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException("Cannot create " + type.getName(), e);
    }
  }

  /**
   * What became of a call of a constructor.
   *
   * @param record the new record, unless its constructor refused the values
   * @param refusal what the constructor said
   */
  record Attempt(Optional<Object> record, String refusal) {}
}
