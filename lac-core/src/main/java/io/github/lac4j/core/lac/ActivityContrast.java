package io.github.lac4j.core.lac;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.lac4j.core.autoencoder.SquaredError;
import io.github.lac4j.core.network.ForwardMode;
import io.github.lac4j.core.network.GradientSum;
import io.github.lac4j.core.network.UnitGraph;
import io.github.lac4j.core.vector.ReusedArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The two passes of LAC, the losses, and the gradients they leave in each layer.
 *
 * <p>Running statistics of normalisations follow the first pass only: the second one sees
 * reconstructions, which are not what the encoder will be used on.
 */
final class ActivityContrast {

  private final UnitGraph units;
  private final Map<Integer, Double> weights;
  private final GradientFlow flow;
  private final double recirculation;
  private final GradientSum sum;
  private final SquaredError error = new SquaredError();

  /** Each contrasted layer's activity in the first pass, which then becomes its gradient. */
  private final Map<Integer, ReusedArray> targets;

  private final ReusedArray reconstructions = new ReusedArray();
  private final ReusedArray outputGradients = new ReusedArray();

  /**
   * @param weights the weight of the contrast of each hidden layer, by the unit's position
   * @param sum collects the gradients of the two passes in the FULL flow
   */
  ActivityContrast(
      UnitGraph units,
      Map<Integer, Double> weights,
      GradientFlow flow,
      double recirculation,
      GradientSum sum) {
    this.units = units;
    this.weights = Map.copyOf(weights);
    this.flow = flow;
    this.recirculation = recirculation;
    this.sum = sum;
    this.targets =
        weights.keySet().stream()
            .collect(toUnmodifiableMap(unit -> unit, unit -> new ReusedArray()));
  }

  /** Evaluates all losses and leaves their gradients with the units; no parameter is changed. */
  LacLosses evaluate(INDArray images) {
    int last = units.size() - 1;
    INDArray[] first = forwardAll(images);
    INDArray[] hiddenGradients = new INDArray[last];
    targets.forEach((i, target) -> hiddenGradients[i] = target.copyOf(first[i]));
    INDArray reconstruction = reconstructions.copyOf(first[last]);
    INDArray outputGradient = outputGradients.like(reconstruction);
    double output = error.evaluate(reconstruction, images, /* weight= */ 1, outputGradient);
    if (flow != GradientFlow.FULL) {
      units.unit(last).backward(outputGradient, false);
    }
    LacLosses losses = contrast(recirculated(reconstruction, images), hiddenGradients, output);
    if (flow != GradientFlow.LOCAL) {
      INDArray towardsReconstruction = backwardChain(hiddenGradients);
      if (flow == GradientFlow.FULL) {
        backThroughFirstPass(images, outputGradient, towardsReconstruction.mul(1 - recirculation));
      }
    }
    return losses;
  }

  /** Runs the first pass: hidden units only forward, the last one ready to go backward. */
  private INDArray[] forwardAll(INDArray images) {
    int last = units.size() - 1;
    INDArray[] outputs = new INDArray[units.size()];
    for (int i = 0; i <= last; i++) {
      ForwardMode mode = i == last ? ForwardMode.TRAINING : ForwardMode.TRAINING_FORWARD_ONLY;
      outputs[i] = units.unit(i).forward(inputs(i, images, outputs), mode);
    }
    return outputs;
  }

  /** Mixes the image into the reconstruction, in place. */
  private INDArray recirculated(INDArray reconstruction, INDArray images) {
    return recirculation == 0
        ? reconstruction
        : reconstruction.muli(1 - recirculation).addi(images.mul(recirculation));
  }

  /**
   * Runs the second pass over the hidden units, and replaces the activities of the first one by the
   * gradients of the contrast. In the LOCAL flow each unit goes backward at once, so that no unit
   * holds its activations while the others run.
   */
  private LacLosses contrast(INDArray input, INDArray[] firstToGradients, double output) {
    Map<String, Double> layers = new LinkedHashMap<>();
    double hidden = 0;
    INDArray[] second = new INDArray[firstToGradients.length];
    for (int i = 0; i < second.length; i++) {
      INDArray target = firstToGradients[i];
      boolean goesBackward = target != null || flow != GradientFlow.LOCAL;
      second[i] =
          units
              .unit(i)
              .forward(
                  inputs(i, input, second),
                  goesBackward ? ForwardMode.TRAINING_KEEPING_STATISTICS : ForwardMode.INFERENCE);
      if (target != null) {
        double loss = error.evaluate(second[i], target, weights.get(i), target);
        layers.put(units.unit(i).name(), loss);
        hidden += weights.get(i) * loss;
        if (flow == GradientFlow.LOCAL) {
          units.unit(i).backward(target, false);
        }
      }
    }
    return new LacLosses(layers, hidden, output);
  }

  private void backThroughFirstPass(
      INDArray images, INDArray outputGradient, INDArray towardsOutput) {
    int last = units.size() - 1;
    sum.begin();
    sum.add();
    // Layers remember their latest pass only, so the first one is run once more.
    INDArray[] first = new INDArray[units.size()];
    for (int i = 0; i <= last; i++) {
      first[i] =
          units.unit(i).forward(inputs(i, images, first), ForwardMode.TRAINING_KEEPING_STATISTICS);
    }
    List<INDArray> code = inputs(last, images, first).stream().map(INDArray::dup).toList();
    INDArray[] gradients = new INDArray[last];
    spread(last, units.unit(last).backward(towardsOutput, true), gradients);
    backwardChain(gradients);
    sum.add();
    // The output layer learns from the reconstruction error alone.
    units.unit(last).forward(code, ForwardMode.TRAINING_KEEPING_STATISTICS);
    units.unit(last).backward(outputGradient, false);
  }

  /** Carries gradients of the units' outputs back through all hidden units to their input. */
  private INDArray backwardChain(INDArray[] gradients) {
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
  private INDArray spread(int unit, List<INDArray> inputGradients, INDArray[] gradients) {
    INDArray towardsInput = null;
    List<Integer> sources = units.nodes().get(unit).sources();
    for (int k = 0; k < sources.size(); k++) {
      int source = sources.get(k);
      INDArray gradient = inputGradients.get(k);
      if (source == UnitGraph.INPUT) {
        towardsInput = gradient;
      } else {
        gradients[source] = gradients[source] == null ? gradient : gradients[source].add(gradient);
      }
    }
    return towardsInput;
  }

  private List<INDArray> inputs(int unit, INDArray input, INDArray[] outputs) {
    List<INDArray> inputs = new ArrayList<>();
    for (int source : units.nodes().get(unit).sources()) {
      inputs.add(source == UnitGraph.INPUT ? input : outputs[source]);
    }
    return inputs;
  }
}
