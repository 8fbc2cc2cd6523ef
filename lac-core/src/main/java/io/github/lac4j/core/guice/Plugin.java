package io.github.lac4j.core.guice;

import com.google.inject.Module;

/**
 * What a jar of one's own provides so that the command finds what is in it: a Guice module that
 * binds named things of any kind with a {@link DefinitionBinder}.
 *
 * <pre>{@code
 * public final class MyPlugin implements Plugin {
 *   public void configure(Binder binder) {
 *     define(binder)
 *         .bind(Objective.class, "my-loss", "My loss (2026)", MyConfig.defaults(), MyObjective::new);
 *   }
 * }
 * }</pre>
 *
 * <p>Found by {@link java.util.ServiceLoader}: name the implementing class in {@code
 * META-INF/services/io.github.lac4j.core.guice.Plugin}.
 */
public interface Plugin extends Module {}
