package io.github.lac4j.core.part;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.checkpoint.Checkpointable;
import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Many parts as one: each is saved and restored under its name, and closed if it can be.
 *
 * <pre>{@code
 * Parts parts = new Parts().add("online", online).add("target", target).add("optimizer", optimizer);
 * }</pre>
 */
public final class Parts implements Checkpointable, AutoCloseable {

  private final Map<String, Checkpointable> byName = new LinkedHashMap<>();

  /**
   * Adds a part.
   *
   * @param name under which checkpoints hold it
   * @throws IllegalArgumentException if the name is taken
   */
  public Parts add(String name, Checkpointable part) {
    requireNonNull(part, () -> name + " is null");
    if (byName.putIfAbsent(requireNonNull(name, "name is null"), part) != null) {
      throw new IllegalArgumentException(
          "Two parts are called \"%s\"; give each a name of its own".formatted(name));
    }
    return this;
  }

  /** Adds parts by name, such as the networks of a {@link NetworkChain}. */
  public Parts addAll(Map<String, ? extends Checkpointable> parts) {
    parts.forEach(this::add);
    return this;
  }

  @Override
  public void save(StateWriter writer) {
    byName.forEach((name, part) -> part.save(writer.scope(name)));
  }

  @Override
  public void restore(StateReader reader) {
    byName.forEach((name, part) -> part.restore(reader.scope(name)));
  }

  /** Closes the parts; all of them, even if one fails. */
  @Override
  public void close() {
    RuntimeException failure = null;
    for (Checkpointable part : byName.values()) {
      if (part instanceof AutoCloseable closeable) {
        try {
          closeable.close();
        } catch (Exception e) {
          RuntimeException wrapped =
              e instanceof RuntimeException known ? known : new IllegalStateException(e);
          if (failure == null) {
            failure = wrapped;
          } else {
            failure.addSuppressed(wrapped);
          }
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
