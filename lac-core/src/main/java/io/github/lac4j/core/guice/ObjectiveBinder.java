package io.github.lac4j.core.guice;

import com.google.inject.Binder;
import io.github.lac4j.core.objective.Objective;
import java.util.function.Function;

/**
 * Binds objectives by name.
 *
 * <pre>{@code
 * objectiveBinder(binder).bind("my-loss", "My loss (2026)", MyConfig.defaults(), MyObjective::new);
 * }</pre>
 */
public final class ObjectiveBinder {

  private final DefinitionBinder<Objective> definitions;

  private ObjectiveBinder(Binder binder) {
    this.definitions = new DefinitionBinder<>(binder, Objective.class);
  }

  /** Returns a binder of objectives. */
  public static ObjectiveBinder objectiveBinder(Binder binder) {
    return new ObjectiveBinder(binder);
  }

  /**
   * Binds an objective that {@code lac list} says nothing about but its name.
   *
   * @param name the objective's name, equal to {@link Objective#name()}
   * @param defaults its settings unless a study says otherwise
   * @param factory makes it from settings
   */
  public <C extends Record> ObjectiveBinder bind(
      String name, C defaults, Function<C, Objective> factory) {
    definitions.bind(name, defaults, factory);
    return this;
  }

  /**
   * Binds an objective.
   *
   * @param name the objective's name, equal to {@link Objective#name()}
   * @param description what it is, and from which paper or for what, in one line of plain words
   * @param defaults its settings unless a study says otherwise
   * @param factory makes it from settings
   */
  public <C extends Record> ObjectiveBinder bind(
      String name, String description, C defaults, Function<C, Objective> factory) {
    definitions.bind(name, description, defaults, factory);
    return this;
  }
}
