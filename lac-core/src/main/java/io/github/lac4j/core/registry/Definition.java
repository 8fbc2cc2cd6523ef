package io.github.lac4j.core.registry;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/**
 * A name, what it stands for, the default settings behind it, and how to make the thing from
 * settings.
 *
 * @param <C> the settings, an immutable record that validates itself
 * @param <T> what is made, for example an objective
 * @param kind the type that {@link Kind} marks; names are unique within it
 * @param name what studies and commands call it
 * @param description what the thing is, and from which paper or for what, in one line of plain
 *     words; may be empty
 * @param defaults the settings that hold unless a study says otherwise
 * @param factory makes the thing; called with validated settings
 * @param origin where the definition comes from, for messages: a jar, mostly
 */
public record Definition<C extends Record, T>(
    Class<T> kind,
    String name,
    String description,
    C defaults,
    Function<C, ? extends T> factory,
    String origin) {

  /**
   * Checks kind, name and description.
   *
   * @throws IllegalArgumentException if the kind is not marked as one, the name is not of
   *     lower-case words joined by hyphens, or the description is of several lines
   */
  public Definition {
    requireNonNull(kind, "kind is null");
    requireNonNull(name, "name is null");
    requireNonNull(description, "description is null");
    requireNonNull(defaults, "defaults is null");
    requireNonNull(factory, "factory is null");
    requireNonNull(origin, "origin is null");
    if (!kind.isAnnotationPresent(Kind.class)) {
      throw new IllegalArgumentException(
          "%s is no kind of thing that is found by name; annotate it with @Kind"
              .formatted(kind.getName()));
    }
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "\"%s\" is no name; use lower-case letters and digits joined by hyphens".formatted(name));
    }
    if (description.lines().count() > 1) {
      throw new IllegalArgumentException(
          "The description of %s has %d lines; say it in one"
              .formatted(name, description.lines().count()));
    }
  }

  /** Returns what people call things of this kind, for example {@code data set}. */
  public String kindName() {
    return kind.getAnnotation(Kind.class).value();
  }

  /** Returns the class of the settings. */
  @SuppressWarnings("unchecked") // The class of an instance of C is a Class<C> for a record.
  public Class<C> settings() {
    return (Class<C>) defaults.getClass();
  }

  /** Makes the thing with its default settings. */
  public T create() {
    return factory.apply(defaults);
  }

  /**
   * Makes the thing with other settings.
   *
   * @throws ClassCastException if the settings are of another class than the defaults
   */
  public T create(Record settings) {
    return factory.apply(settings().cast(settings));
  }
}
