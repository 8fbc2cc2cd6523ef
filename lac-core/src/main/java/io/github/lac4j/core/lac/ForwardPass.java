package io.github.lac4j.core.lac;

import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.ForwardMode;
import io.github.lac4j.core.network.UnitGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A pass through units, one after the other, that gives back each output when its last reader has
 * been left behind.
 *
 * <p>It can be begun again any number of times.
 */
final class ForwardPass {

  private static final int NOBODY = -1;

  private final UnitGraph units;
  private final Set<Integer> kept;
  private final int[] lastReaders;
  private final Activations[] outputs;
  private Activations input;

  /**
   * @param length the units that the pass runs, from the first one on
   * @param kept the units whose outputs are not given back before {@link #release} or {@link #end}
   */
  ForwardPass(UnitGraph units, int length, Set<Integer> kept) {
    this.units = units;
    this.kept = Set.copyOf(kept);
    this.outputs = new Activations[length];
    this.lastReaders = new int[length];
    Arrays.fill(lastReaders, NOBODY);
    for (int reader = 0; reader < length; reader++) {
      for (int source : units.nodes().get(reader).sources()) {
        if (source != UnitGraph.INPUT) {
          lastReaders[source] = reader;
        }
      }
    }
  }

  /** Starts from an input, which stays the caller's. */
  void begin(Activations start) {
    end();
    input = start;
  }

  /** Runs the next unit. */
  Activations run(int unit, ForwardMode mode) {
    outputs[unit] = units.unit(unit).forward(inputs(unit), mode).retain();
    return outputs[unit];
  }

  List<Activations> inputs(int unit) {
    List<Activations> inputs = new ArrayList<>();
    for (int source : units.nodes().get(unit).sources()) {
      inputs.add(source == UnitGraph.INPUT ? input : outputs[source]);
    }
    return inputs;
  }

  Activations output(int unit) {
    return outputs[unit];
  }

  /** Gives back what no later unit will read. */
  void leave(int unit) {
    for (int source : units.nodes().get(unit).sources()) {
      if (source != UnitGraph.INPUT && lastReaders[source] == unit && !kept.contains(source)) {
        release(source);
      }
    }
    if (lastReaders[unit] == NOBODY && !kept.contains(unit)) {
      release(unit);
    }
  }

  /** Gives back the output of one unit. */
  void release(int unit) {
    if (outputs[unit] != null) {
      outputs[unit].release();
      outputs[unit] = null;
    }
  }

  /** Gives back whatever is left. */
  void end() {
    for (int unit = 0; unit < outputs.length; unit++) {
      release(unit);
    }
    input = null;
  }
}
