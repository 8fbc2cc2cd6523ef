package io.github.lac4j.core.guice;

import com.google.inject.Binder;
import io.github.lac4j.core.model.Model;
import java.util.function.Function;

/** Binds models by name. */
public final class ModelBinder {

  private final DefinitionBinder<Model> definitions;

  private ModelBinder(Binder binder) {
    this.definitions = new DefinitionBinder<>(binder, Model.class);
  }

  /** Returns a binder of models. */
  public static ModelBinder modelBinder(Binder binder) {
    return new ModelBinder(binder);
  }

  /**
   * Binds a model that {@code lac list} says nothing about but its name.
   *
   * @param name the model's name, equal to {@link Model#name()}
   * @param defaults its settings unless a study says otherwise
   * @param factory makes it from settings
   */
  public <C extends Record> ModelBinder bind(String name, C defaults, Function<C, Model> factory) {
    definitions.bind(name, defaults, factory);
    return this;
  }

  /**
   * Binds a model.
   *
   * @param name the model's name, equal to {@link Model#name()}
   * @param description what it is, and from which paper or for what, in one line of plain words
   * @param defaults its settings unless a study says otherwise
   * @param factory makes it from settings
   */
  public <C extends Record> ModelBinder bind(
      String name, String description, C defaults, Function<C, Model> factory) {
    definitions.bind(name, description, defaults, factory);
    return this;
  }
}
