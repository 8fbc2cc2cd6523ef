package io.github.lac4j.core.guice;

import com.google.inject.Binder;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import io.github.lac4j.core.registry.Definition;
import io.github.lac4j.core.registry.NoSettings;
import java.security.CodeSource;
import java.util.function.Function;

/**
 * Binds things of any {@link io.github.lac4j.core.registry.Kind} by name.
 *
 * <pre>{@code
 * define(binder)
 *     .bind(Objective.class, "my-loss", "My loss (2026)", MyConfig.defaults(), MyObjective::new)
 *     .bind(Recipe.class, "my-views", "crops only", recipe);
 * }</pre>
 *
 * <p>Names may repeat here: {@link io.github.lac4j.core.registry.Registries} refuses duplicates
 * with a message that names both jars.
 */
public final class DefinitionBinder {

  private final Multibinder<Definition<?, ?>> definitions;
  private final String origin;

  private DefinitionBinder(Binder binder, String origin) {
    this.definitions =
        Multibinder.newSetBinder(binder, new TypeLiteral<Definition<?, ?>>() {}).permitDuplicates();
    this.origin = origin;
  }

  /** Returns a binder of named things; messages say that they come from the jar of the caller. */
  public static DefinitionBinder define(Binder binder) {
    Class<?> caller =
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).getCallerClass();
    CodeSource source = caller.getProtectionDomain().getCodeSource();
    return new DefinitionBinder(
        binder, source == null ? caller.getName() : source.getLocation().toString());
  }

  /**
   * Binds something that has settings.
   *
   * @param kind what it is, for example {@code Objective.class}
   * @param name what studies call it; equal to its own name where it has one
   * @param description what it is, and from which paper or for what, in one line of plain words;
   *     {@code lac list} shows it; may be empty
   * @param defaults the settings that hold unless a study says otherwise
   * @param factory makes the thing from settings
   */
  public <C extends Record, T> DefinitionBinder bind(
      Class<T> kind,
      String name,
      String description,
      C defaults,
      Function<C, ? extends T> factory) {
    definitions
        .addBinding()
        .toInstance(new Definition<>(kind, name, description, defaults, factory, origin));
    return this;
  }

  /** Binds something without settings. */
  public <T> DefinitionBinder bind(Class<T> kind, String name, String description, T thing) {
    return bind(kind, name, description, new NoSettings(), none -> thing);
  }
}
