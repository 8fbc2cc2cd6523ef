package io.github.lac4j.core.guice;

import static java.util.Objects.requireNonNull;

import com.google.inject.Binder;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.util.Types;
import io.github.lac4j.core.registry.Definition;
import java.lang.reflect.Type;
import java.security.CodeSource;
import java.util.function.Function;

/**
 * Binds named definitions of one kind; several modules may contribute to the same kind.
 *
 * <p>Names may repeat here: the {@link io.github.lac4j.core.registry.Registry} refuses duplicates
 * with a message that names both jars.
 *
 * @param <T> the kind, for example objectives
 */
public final class DefinitionBinder<T> {

  private final Multibinder<Definition<? extends Record, T>> definitions;

  /** Opens the set of definitions of a kind. */
  public DefinitionBinder(Binder binder, Class<T> kind) {
    requireNonNull(kind, "kind is null");
    this.definitions = Multibinder.newSetBinder(binder, definitionOf(kind)).permitDuplicates();
  }

  /**
   * Binds a name without a description.
   *
   * @param name what studies call it
   * @param defaults the settings that hold unless a study says otherwise
   * @param factory makes the thing from settings
   */
  public <C extends Record> void bind(String name, C defaults, Function<C, T> factory) {
    bind(name, "", defaults, factory);
  }

  /**
   * Binds a name.
   *
   * @param name what studies call it
   * @param description what it is, in one line of plain words; may be empty
   * @param defaults the settings that hold unless a study says otherwise
   * @param factory makes the thing from settings
   */
  public <C extends Record> void bind(
      String name, String description, C defaults, Function<C, T> factory) {
    definitions
        .addBinding()
        .toInstance(
            new Definition<>(name, description, defaults, factory, originOf(factory.getClass())));
  }

  @SuppressWarnings("unchecked") // The literal is built from exactly these types.
  private static <T> TypeLiteral<Definition<? extends Record, T>> definitionOf(Class<T> kind) {
    Type type = Types.newParameterizedType(Definition.class, Types.subtypeOf(Record.class), kind);
    return (TypeLiteral<Definition<? extends Record, T>>) TypeLiteral.get(type);
  }

  private static String originOf(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null ? type.getName() : source.getLocation().toString();
  }
}
