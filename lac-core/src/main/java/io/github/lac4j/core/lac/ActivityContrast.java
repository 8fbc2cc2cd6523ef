package io.github.lac4j.core.lac;

import io.github.lac4j.core.autoencoder.SquaredError;
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.ForwardMode;
import io.github.lac4j.core.network.GradientSum;
import io.github.lac4j.core.network.UnitGraph;
import io.github.lac4j.core.vector.ReusedArray;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The two passes of LAC, the losses, and the gradients they leave in each layer.
 *
 * <p>Running statistics of normalisations follow the first pass only: the second one sees
 * reconstructions, which are not what the encoder will be used on.
 */
final class ActivityContrast {

  private final UnitGraph units;
  private final int last;
  private final Map<Integer, Double> weights;
  private final GradientFlow flow;
  private final double recirculation;
  private final GradientSum sum;
  private final SquaredError error = new SquaredError();
  private final ForwardPass first;
  private final ForwardPass second;

  /** The first pass once more, beside the second one. */
  private final Optional<ForwardPass> again;

  private final ReusedArray outputGradients = new ReusedArray();

  /**
   * @param weights the weight of the contrast of each hidden layer, by the unit's position
   * @param recomputation whether the first pass is run again beside the second one instead of
   *     keeping its activities; in the LOCAL flow only
   * @param sum collects the gradients of the two passes in the FULL flow
   */
  ActivityContrast(
      UnitGraph units,
      Map<Integer, Double> weights,
      GradientFlow flow,
      double recirculation,
      boolean recomputation,
      GradientSum sum) {
    this.units = units;
    this.last = units.size() - 1;
    this.weights = Map.copyOf(weights);
    this.flow = flow;
    this.recirculation = recirculation;
    this.sum = sum;
    Set<Integer> kept = new HashSet<>(recomputation ? Set.of() : weights.keySet());
    kept.add(last);
    this.first = new ForwardPass(units, last + 1, kept);
    this.second = new ForwardPass(units, last, Set.of());
    this.again =
        recomputation ? Optional.of(new ForwardPass(units, last, Set.of())) : Optional.empty();
  }

  /** Evaluates all losses and leaves their gradients with the units; no parameter is changed. */
  LacLosses evaluate(INDArray images) {
    runFirst(Activations.of(images));
    INDArray reconstruction = first.output(last).array();
    INDArray outputGradient = outputGradients.like(reconstruction);
    double output = error.evaluate(reconstruction, images, /* weight= */ 1, outputGradient);
    if (flow != GradientFlow.FULL) {
      units.unit(last).backward(outputGradient, false);
    }
    second.begin(recirculated(reconstruction, images));
    again.ifPresent(pass -> pass.begin(Activations.of(images)));
    LacLosses losses = contrast(output);
    if (flow != GradientFlow.LOCAL) {
      INDArray towardsReconstruction = backwardChain(targetsAsGradients());
      if (flow == GradientFlow.FULL) {
        backThroughFirstPass(images, outputGradient, towardsReconstruction.mul(1 - recirculation));
      }
    }
    again.ifPresent(ForwardPass::end);
    second.end();
    first.end();
    return losses;
  }

  /** Runs the first pass: hidden units only forward, the last one ready to go backward. */
  private void runFirst(Activations images) {
    first.begin(images);
    for (int i = 0; i < last; i++) {
      first.run(i, ForwardMode.TRAINING_FORWARD_ONLY);
      first.leave(i);
    }
    first.run(last, ForwardMode.TRAINING);
    first.leave(last);
  }

  /** Mixes the image into the reconstruction, in place. */
  private Activations recirculated(INDArray reconstruction, INDArray images) {
    return recirculation == 0
        ? first.output(last)
        : Activations.of(reconstruction.muli(1 - recirculation).addi(images.mul(recirculation)));
  }

  /**
   * Runs the second pass over the hidden units, and makes the gradients of the contrast. In the
   * LOCAL flow each unit goes backward at once, so that no unit holds its activations while the
   * others run.
   */
  private LacLosses contrast(double output) {
    Map<String, Double> layers = new LinkedHashMap<>();
    double hidden = 0;
    for (int i = 0; i < last; i++) {
      boolean isContrasted = weights.containsKey(i);
      boolean goesBackward = isContrasted || flow != GradientFlow.LOCAL;
      // The latest forward of a unit must be that of the second pass, to which its backward
      // belongs.
      Activations target = target(i);
      Activations activity =
          second.run(
              i, goesBackward ? ForwardMode.TRAINING_KEEPING_STATISTICS : ForwardMode.INFERENCE);
      if (isContrasted) {
        // A target that was kept has had its last reader; one that was made again has not.
        Activations gradient = again.isPresent() ? target.like() : target;
        double loss = error.evaluate(activity, target, weights.get(i), gradient);
        layers.put(units.unit(i).name(), loss);
        hidden += weights.get(i) * loss;
        if (flow == GradientFlow.LOCAL) {
          units.unit(i).backward(gradient, false);
          gradient.release();
        }
      }
      second.leave(i);
      int unit = i;
      again.ifPresent(pass -> pass.leave(unit));
    }
    return new LacLosses(layers, hidden, output);
  }

  /** Returns what a unit gives for the image; nothing where that was not kept. */
  private Activations target(int unit) {
    return again
        .map(pass -> pass.run(unit, ForwardMode.TRAINING_FORWARD_ONLY_KEEPING_STATISTICS))
        .orElseGet(() -> first.output(unit));
  }

  private Activations[] targetsAsGradients() {
    Activations[] gradients = new Activations[last];
    weights.keySet().forEach(unit -> gradients[unit] = first.output(unit));
    return gradients;
  }

  private void backThroughFirstPass(
      INDArray images, INDArray outputGradient, INDArray towardsOutput) {
    sum.begin();
    sum.add();
    // Units remember their latest pass only, so the first one is run once more.
    first.begin(Activations.of(images));
    for (int i = 0; i < last; i++) {
      first.run(i, ForwardMode.TRAINING_KEEPING_STATISTICS);
    }
    List<Activations> code = first.inputs(last);
    units.unit(last).forward(code, ForwardMode.TRAINING_KEEPING_STATISTICS);
    Activations[] gradients = new Activations[last];
    spread(last, units.unit(last).backward(Activations.of(towardsOutput), true), gradients);
    backwardChain(gradients);
    sum.add();
    // The output layer learns from the reconstruction error alone.
    units.unit(last).forward(code, ForwardMode.TRAINING_KEEPING_STATISTICS);
    units.unit(last).backward(outputGradient, false);
  }

  /** Carries gradients of the units' outputs back through all hidden units to their input. */
  private INDArray backwardChain(Activations[] gradients) {
    INDArray towardsInput = null;
    for (int i = gradients.length - 1; i >= 0; i--) {
      // Nothing comes to the last units where they are activations behind the last contrast.
      if (gradients[i] != null) {
        INDArray input = spread(i, units.unit(i).backward(gradients[i], true), gradients);
        if (input != null) {
          towardsInput = towardsInput == null ? input : towardsInput.add(input);
        }
      }
    }
    return towardsInput;
  }

  /**
   * Adds a unit's input gradients to those of its sources; returns what goes to the whole's input.
   */
  private INDArray spread(int unit, List<Activations> inputGradients, Activations[] gradients) {
    INDArray towardsInput = null;
    List<Integer> sources = units.nodes().get(unit).sources();
    for (int k = 0; k < sources.size(); k++) {
      int source = sources.get(k);
      Activations gradient = inputGradients.get(k);
      if (source == UnitGraph.INPUT) {
        towardsInput = gradient.array();
      } else {
        gradients[source] =
            gradients[source] == null
                ? gradient
                : Activations.of(gradients[source].array().add(gradient.array()));
      }
    }
    return towardsInput;
  }
}
