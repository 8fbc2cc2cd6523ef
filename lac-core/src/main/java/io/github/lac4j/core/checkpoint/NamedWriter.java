package io.github.lac4j.core.checkpoint;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Checks names and values, puts the scope before the name, and hands both to a sink. */
final class NamedWriter implements StateWriter {

  private final String prefix;
  private final Set<String> taken;
  private final EntrySink sink;

  NamedWriter(EntrySink sink) {
    this("", new HashSet<>(), sink);
  }

  private NamedWriter(String prefix, Set<String> taken, EntrySink sink) {
    this.prefix = prefix;
    this.taken = taken;
    this.sink = sink;
  }

  @Override
  public void put(String name, INDArray array) {
    requireNonNull(array, "array is null");
    if (array.dataType() != DataType.FLOAT && array.dataType() != DataType.DOUBLE) {
      throw new IllegalArgumentException(
          "Array \"%s\" is of type %s; only FLOAT and DOUBLE can be saved"
              .formatted(prefix + name, array.dataType()));
    }
    if (array.isEmpty()) {
      throw new IllegalArgumentException(
          "Array \"%s\" has no elements; leave it out instead".formatted(prefix + name));
    }
    sink.array(claim(name), array);
  }

  @Override
  public void put(String name, long number) {
    sink.wholeNumber(claim(name), number);
  }

  @Override
  public void put(String name, double number) {
    sink.realNumber(claim(name), number);
  }

  @Override
  public void put(String name, String text) {
    requireNonNull(text, "text is null");
    sink.text(claim(name), text);
  }

  @Override
  public StateWriter scope(String name) {
    return new NamedWriter(Names.within(prefix, name), taken, sink);
  }

  private String claim(String name) {
    String full = Names.join(prefix, name);
    if (full.getBytes(StandardCharsets.UTF_8).length > CheckpointFormat.LONGEST_NAME) {
      throw new IllegalArgumentException(
          "Name \"%s\" has more than %d bytes".formatted(full, CheckpointFormat.LONGEST_NAME));
    }
    if (!taken.add(full)) {
      throw new IllegalArgumentException(
          "\"%s\" is saved twice; names must be unique within a scope".formatted(full));
    }
    return full;
  }
}
