package io.github.lac4j.core.lac;

import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.Pass;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.network.UnitGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;

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
  private final Pass[] passes;
  private Activations input;

  /**
   * @param length the units that the pass runs, from the first one on
   * @param kept the units whose outputs are not given back before {@link #release} or {@link #end}
   */
  ForwardPass(UnitGraph units, int length, Set<Integer> kept) {
    this.units = units;
    this.kept = Set.copyOf(kept);
    this.outputs = new Activations[length];
    this.passes = new Pass[length];
    this.lastReaders = new int[length];
    Arrays.fill(lastReaders, NOBODY);
    for (int reader = 0; reader < length; reader++) {
      for (int source : sources(reader)) {
        if (source != UnitGraph.INPUT) {
          lastReaders[source] = reader;
        }
      }
    }
  }

  private List<Integer> sources(int unit) {
    return units.nodes().get(unit).sources();
  }

  /** Starts from an input, which stays the caller's. */
  void begin(Activations start) {
    end();
    input = start;
  }

  /** Runs the next unit, which may go backward once it has. */
  Activations forward(int unit, Statistics statistics) {
    passes[unit] = units.unit(unit).forward(inputs(unit), statistics);
    outputs[unit] = passes[unit].output().retain();
    return outputs[unit];
  }

  /** Runs the next unit, which will not go backward. */
  Activations infer(int unit, Statistics statistics) {
    outputs[unit] = units.unit(unit).infer(inputs(unit), statistics).retain();
    return outputs[unit];
  }

  private List<Activations> inputs(int unit) {
    List<Activations> inputs = new ArrayList<>();
    for (int source : sources(unit)) {
      inputs.add(source == UnitGraph.INPUT ? input : outputs[source]);
    }
    return inputs;
  }

  Activations output(int unit) {
    return outputs[unit];
  }

  /** Makes the gradients of a unit's parameters; the unit goes backward no more in this pass. */
  void backwardParameters(int unit, Activations gradient) {
    passes[unit].backwardParameters(gradient, false);
    close(unit);
  }

  /**
   * Adds the gradients of a unit's inputs to those of the units that made them; those of its
   * parameters are not wanted, but overwritten.
   */
  void backwardInputs(int unit, Activations gradient, Activations[] gradients) {
    spread(unit, passes[unit].backward(gradient, false), gradients);
  }

  /**
   * Carries gradients of the units' outputs back through all units that have one.
   *
   * @param gradients of each unit's output, or null; released when used up
   * @param accumulate the units that add to the gradients of their parameters
   * @param towardsInput whether the gradient of the pass's input is wanted
   * @return the gradient of the input, if it is wanted and one comes there
   */
  Optional<INDArray> backward(
      Activations[] gradients, Set<Integer> accumulate, boolean towardsInput) {
    Optional<INDArray> all = Optional.empty();
    for (int unit = gradients.length - 1; unit >= 0; unit--) {
      // Nothing comes to the last units where they are activations behind the last contrast.
      if (gradients[unit] != null) {
        boolean adds = accumulate.contains(unit);
        if (towardsInput || sources(unit).stream().anyMatch(source -> source != UnitGraph.INPUT)) {
          List<Activations> made = passes[unit].backward(gradients[unit], adds);
          for (INDArray share : spread(unit, made, gradients)) {
            all = Optional.of(all.map(before -> before.add(share)).orElse(share));
          }
        } else {
          passes[unit].backwardParameters(gradients[unit], adds);
        }
        close(unit);
        gradients[unit].release();
      }
    }
    return all;
  }

  /** Adds a unit's input gradients to those of its sources; returns copies for the pass's input. */
  private List<INDArray> spread(
      int unit, List<Activations> inputGradients, Activations[] gradients) {
    List<INDArray> towardsInput = new ArrayList<>();
    for (int k = 0; k < inputGradients.size(); k++) {
      int source = sources(unit).get(k);
      Activations gradient = inputGradients.get(k);
      if (source == UnitGraph.INPUT) {
        towardsInput.add(gradient.array().dup());
      } else if (gradients[source] == null) {
        gradients[source] = gradient.retain();
      } else {
        Activations before = gradients[source];
        gradients[source] = Activations.of(before.array().add(gradient.array()));
        before.release();
      }
    }
    return towardsInput;
  }

  /** Gives back what no later unit will read. */
  void leave(int unit) {
    for (int source : sources(unit)) {
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

  private void close(int unit) {
    if (passes[unit] != null) {
      passes[unit].close();
      passes[unit] = null;
    }
  }

  /** Gives back whatever is left. */
  void end() {
    for (int unit = 0; unit < outputs.length; unit++) {
      close(unit);
      release(unit);
    }
    input = null;
  }
}
