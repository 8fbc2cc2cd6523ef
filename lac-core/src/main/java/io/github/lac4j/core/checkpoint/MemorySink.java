package io.github.lac4j.core.checkpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Keeps copies of the entries in memory. */
final class MemorySink implements EntrySink {

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  Map<String, Entry> entries() {
    return entries;
  }

  @Override
  public void array(String name, INDArray array) {
    entries.put(name, new Entry.Array(array.dup('c')));
  }

  @Override
  public void wholeNumber(String name, long number) {
    entries.put(name, new Entry.WholeNumber(number));
  }

  @Override
  public void realNumber(String name, double number) {
    entries.put(name, new Entry.RealNumber(number));
  }

  @Override
  public void text(String name, String text) {
    entries.put(name, new Entry.Text(text));
  }
}
