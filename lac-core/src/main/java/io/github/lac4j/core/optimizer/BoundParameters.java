package io.github.lac4j.core.optimizer;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.checkpoint.CheckpointException;
import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.network.ParameterKind;
import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.network.ParameterVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What an optimiser is bound to: the trained segments, merged to few ranges. */
final class BoundParameters {

  private static final String LAYOUT = "layout";

  private final List<ParameterRange> ranges;
  private final List<String> layout;
  private final List<ParameterVersion> versions;
  private final DataType type;
  private final long length;

  private BoundParameters(
      List<ParameterRange> ranges,
      List<String> layout,
      List<ParameterVersion> versions,
      DataType type,
      long length) {
    this.ranges = List.copyOf(ranges);
    this.layout = List.copyOf(layout);
    this.versions = List.copyOf(versions);
    this.type = type;
    this.length = length;
  }

  /** Merges neighbours that are both decayed or both not. */
  static BoundParameters merged(
      List<ParameterSlice> slices, DecayScope decayScope, double weightDecay) {
    return bind(
        slices, kind -> weightDecay > 0 && decayScope.covers(kind), /* merging= */ kind -> true);
  }

  /** Keeps each weight tensor apart and decayed, and merges the others, not decayed. */
  static BoundParameters perWeightTensor(List<ParameterSlice> slices) {
    return bind(slices, kind -> kind == ParameterKind.WEIGHT, kind -> kind != ParameterKind.WEIGHT);
  }

  private static BoundParameters bind(
      List<ParameterSlice> slices,
      Predicate<ParameterKind> decayed,
      Predicate<ParameterKind> merging) {
    List<ParameterSlice> bound = List.copyOf(slices);
    SegmentCheck check = new SegmentCheck();
    List<ParameterRange> ranges = new ArrayList<>();
    List<String> layout = new ArrayList<>();
    long stateOffset = 0;
    for (ParameterSlice slice : bound) {
      check.requireFit(slice);
      List<ParameterSegment> trained = slice.trained();
      int first = 0;
      while (first < trained.size()) {
        ParameterSegment start = trained.get(first);
        int end = first + 1;
        while (end < trained.size()
            && trained.get(end).offset() == trained.get(end - 1).end()
            && merging.test(start.kind())
            && merging.test(trained.get(end).kind())
            && decayed.test(start.kind()) == decayed.test(trained.get(end).kind())) {
          end++;
        }
        long from = start.offset();
        long to = trained.get(end - 1).end();
        ranges.add(
            new ParameterRange(
                slice.parameters().get(NDArrayIndex.interval(from, to)),
                slice.gradients().get(NDArrayIndex.interval(from, to)),
                decayed.test(start.kind()),
                stateOffset));
        stateOffset += to - from;
        first = end;
      }
      for (ParameterSegment segment : trained) {
        layout.add(segment.name() + " " + segment.length());
      }
    }
    if (ranges.isEmpty()) {
      throw new IllegalArgumentException(
          "An optimiser needs parameters to train, but the %d slices have none"
              .formatted(bound.size()));
    }
    List<ParameterVersion> versions = bound.stream().map(ParameterSlice::version).toList();
    return new BoundParameters(ranges, layout, versions, check.type(), stateOffset);
  }

  List<ParameterRange> ranges() {
    return ranges;
  }

  /** Says that parameters are about to be updated; beforehand, since an update may break off. */
  void willChange() {
    versions.forEach(ParameterVersion::weightsChanged);
  }

  /** Returns a new vector of zeros over all trained parameters. */
  INDArray newState() {
    return Nd4j.zeros(type, length);
  }

  /** Writes which parameters the state belongs to. */
  void save(StateWriter writer) {
    writer.put(LAYOUT, String.join("\n", layout));
  }

  /**
   * Checks that a saved state belongs to the same parameters, in the same order.
   *
   * @throws CheckpointException if it does not
   */
  void requireSame(StateReader reader) {
    requireNonNull(reader, "reader is null");
    List<String> saved = reader.readText(LAYOUT).lines().toList();
    if (saved.equals(layout)) {
      return;
    }
    int index = 0;
    while (index < saved.size()
        && index < layout.size()
        && saved.get(index).equals(layout.get(index))) {
      index++;
    }
    throw new CheckpointException(
        "The optimiser was saved with %d tensors, but is bound to %d; the first that differs is %s instead of %s. Restore it with the model that wrote it"
            .formatted(saved.size(), layout.size(), at(saved, index), at(layout, index)));
  }

  private static String at(List<String> list, int index) {
    return index < list.size() ? "\"" + list.get(index) + "\"" : "none";
  }
}
