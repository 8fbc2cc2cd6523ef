package io.github.lac4j.models.onednn.memory;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Native memory of which parts are in use. */
public final class Slab implements AutoCloseable {

  /** More than the boundaries of a deep network's units, for several sizes of a batch. */
  private static final int VIEWS = 1024;

  private record View(long offset, List<Long> shape) {}

  private final Arena memory;

  /** Free parts: their offsets and lengths; no two touch. */
  private final TreeMap<Long, Long> free = new TreeMap<>();

  private final Map<View, INDArray> views = new LinkedHashMap<>();

  public Slab(long bytes) {
    this.memory = new Arena(bytes);
    free.put(0L, bytes);
  }

  public long address() {
    return memory.address();
  }

  public long bytes() {
    return memory.bytes();
  }

  public boolean isIdle() {
    return free.size() == 1 && free.firstEntry().getValue() == bytes();
  }

  /** Returns the length of the smallest free part that holds so many bytes. */
  public OptionalLong smallestFit(long wanted) {
    return free.values().stream()
        .mapToLong(Long::longValue)
        .filter(length -> length >= wanted)
        .min();
  }

  /** Takes the front of the first free part of a length, and returns its offset. */
  public long take(long length, long wanted) {
    long offset =
        free.entrySet().stream()
            .filter(part -> part.getValue() == length)
            .findFirst()
            .orElseThrow()
            .getKey();
    free.remove(offset);
    if (length > wanted) {
      free.put(offset + wanted, length - wanted);
    }
    return offset;
  }

  /** Frees a part again. */
  public void giveBack(long offset, long length) {
    long start = offset;
    long end = offset + length;
    Map.Entry<Long, Long> before = free.floorEntry(offset);
    if (before != null && before.getKey() + before.getValue() == start) {
      start = before.getKey();
    }
    Long after = free.remove(end);
    free.put(start, end - start + (after == null ? 0 : after));
  }

  /** Returns floats as an array in row-major order; the same one if asked again. */
  public INDArray view(long offset, long... shape) {
    View key = new View(offset, Arrays.stream(shape).boxed().toList());
    INDArray known = views.get(key);
    if (known != null) {
      return known;
    }
    if (views.size() == VIEWS) {
      views.remove(views.keySet().iterator().next());
    }
    long length = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    FloatPointer floats = new FloatPointer(new Address(address() + offset)).capacity(length);
    INDArray view =
        Nd4j.create(
            Nd4j.createBuffer(floats, length, DataType.FLOAT),
            shape,
            Nd4j.getStrides(shape, 'c'),
            0,
            'c',
            DataType.FLOAT);
    views.put(key, view);
    return view;
  }

  @Override
  public void close() {
    views.clear();
    memory.close();
  }
}
