package io.github.lac4j.core.registry;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says in plain words what a component of a record of settings means: {@code lac list NAME} shows
 * it. A component without it can be set all the same.
 *
 * <pre>{@code
 * record SpectralConfig(
 *     @Setting(meaning = "weight of the negatives", allowed = "0 or more") double repulsion) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

  /** Returns what the setting does, in some words without a full stop. */
  String meaning();

  /**
   * Returns which values the record takes, for example {@code above 0}, {@code 1 or more} or {@code
   * 0 to 1}; empty if the type says it: true and false, the constants of an enum, the names of
   * variants.
   */
  String allowed() default "";
}
