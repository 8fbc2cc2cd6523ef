package io.github.lac4j.core.checkpoint;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Finds entries by scope and name, and says what does not fit. */
final class NamedReader implements StateReader {

  private final String source;
  private final String prefix;
  private final Map<String, Entry> entries;

  /**
   * Creates a reader of all entries.
   *
   * @param source what messages call the origin, for example {@code Checkpoint run.ckpt}
   */
  NamedReader(String source, Map<String, Entry> entries) {
    this(source, "", entries);
  }

  private NamedReader(String source, String prefix, Map<String, Entry> entries) {
    this.source = source;
    this.prefix = prefix;
    this.entries = entries;
  }

  @Override
  public void read(String name, INDArray target) {
    requireNonNull(target, "target is null");
    INDArray saved = find(name, Entry.Array.class, Entry.Array.describe(target)).values();
    if (saved.dataType() != target.dataType() || !Arrays.equals(saved.shape(), target.shape())) {
      throw mismatch(name, Entry.Array.describe(saved), Entry.Array.describe(target));
    }
    target.assign(saved);
  }

  @Override
  public long readLong(String name) {
    return find(name, Entry.WholeNumber.class, "a whole number").value();
  }

  @Override
  public double readDouble(String name) {
    return find(name, Entry.RealNumber.class, "a real number").value();
  }

  @Override
  public String readText(String name) {
    return find(name, Entry.Text.class, "a text").value();
  }

  @Override
  public StateReader scope(String name) {
    return new NamedReader(source, Names.within(prefix, name), entries);
  }

  private <E extends Entry> E find(String name, Class<E> kind, String wanted) {
    Entry entry = entries.get(Names.join(prefix, name));
    if (entry == null) {
      throw new CheckpointException(
          "%s has no entry \"%s\"; it was written by another configuration or version, so restore it with the one that wrote it"
              .formatted(source, prefix + name));
    }
    if (!kind.isInstance(entry)) {
      throw mismatch(name, entry.description(), wanted);
    }
    return kind.cast(entry);
  }

  private CheckpointException mismatch(String name, String found, String wanted) {
    return new CheckpointException(
        "%s holds \"%s\" as %s, but needed is %s; restore it with the configuration that wrote it"
            .formatted(source, prefix + name, found, wanted));
  }
}
