package io.github.lac4j.core.lac;

import io.github.lac4j.core.network.ForwardMode;
import io.github.lac4j.core.network.GradientSum;
import io.github.lac4j.core.network.Unit;
import io.github.lac4j.core.network.UnitGraph;
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

  /**
   * @param weights the weight of the contrast of each hidden layer, by the unit's position
   * @param sum collects the gradients of both passes in the FULL flow
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
  }

  /** Evaluates all losses and leaves their gradients with the units; no parameter is changed. */
  LacLosses evaluate(INDArray images) {
    int last = units.size() - 1;
    INDArray[] first = firstPass(images, ForwardMode.TRAINING);
    INDArray error = first[last].sub(images);
    INDArray secondInput = first[last].mul(1 - recirculation).addi(images.mul(recirculation));
    double output = squaredSum(error);
    if (flow != GradientFlow.FULL) {
      units.unit(last).backward(error.mul(2), false);
    }
    INDArray[] differences = new INDArray[last];
    INDArray towardsReconstruction = secondPass(secondInput, first, differences);
    if (flow == GradientFlow.FULL) {
      backThroughFirstPass(images, error, towardsReconstruction.muli(1 - recirculation));
    }
    return losses(differences, output);
  }

  /** Runs all layers on the images; returns copies of what each one gives. */
  private INDArray[] firstPass(INDArray images, ForwardMode mode) {
    INDArray[] first = new INDArray[units.size()];
    for (int i = 0; i < first.length; i++) {
      first[i] = forward(i, images, first, mode).dup();
    }
    return first;
  }

  /** Runs the hidden layers on the reconstruction; returns d loss / d input unless LOCAL. */
  private INDArray secondPass(INDArray input, INDArray[] targets, INDArray[] differences) {
    int hidden = units.size() - 1;
    INDArray[] second = new INDArray[hidden];
    for (int i = 0; i < hidden; i++) {
      // A unit's own array stays valid only until its backward pass, which comes before the next
      // layer.
      second[i] = forward(i, input, second, ForwardMode.TRAINING_KEEPING_STATISTICS).dup();
      if (weights.containsKey(i)) {
        differences[i] = second[i].sub(targets[i]);
        if (flow == GradientFlow.LOCAL) {
          units.unit(i).backward(differences[i].mul(2 * weights.get(i)), false);
        }
      }
    }
    if (flow == GradientFlow.LOCAL) {
      return null;
    }
    INDArray[] gradients = new INDArray[hidden];
    for (int i : weights.keySet()) {
      gradients[i] = differences[i].mul(2 * weights.get(i));
    }
    return backwardChain(gradients);
  }

  private void backThroughFirstPass(INDArray images, INDArray error, INDArray towardsOutput) {
    int last = units.size() - 1;
    sum.clear();
    sum.add();
    // Layers remember their latest pass only, so the first one is run once more.
    INDArray[] first = firstPass(images, ForwardMode.TRAINING_KEEPING_STATISTICS);
    INDArray[] gradients = new INDArray[last];
    spread(last, units.unit(last).backward(towardsOutput, true), gradients);
    backwardChain(gradients);
    sum.add();
    sum.writeBack();
    // The output layer learns from the reconstruction error alone.
    forward(last, images, first, ForwardMode.TRAINING_KEEPING_STATISTICS);
    units.unit(last).backward(error.mul(2), false);
  }

  /** Carries gradients of the units' outputs back through all hidden units to their input. */
  private INDArray backwardChain(INDArray[] gradients) {
    INDArray towardsInput = null;
    for (int i = gradients.length - 1; i >= 0; i--) {
      INDArray input = spread(i, units.unit(i).backward(gradients[i], true), gradients);
      if (input != null) {
        towardsInput = towardsInput == null ? input : towardsInput.add(input);
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

  private INDArray forward(int index, INDArray input, INDArray[] outputs, ForwardMode mode) {
    UnitGraph.Node node = units.nodes().get(index);
    List<INDArray> inputs = new ArrayList<>();
    for (int source : node.sources()) {
      inputs.add(source == UnitGraph.INPUT ? input : outputs[source]);
    }
    return node.unit().forward(inputs, mode);
  }

  private LacLosses losses(INDArray[] differences, double output) {
    Map<String, Double> layers = new LinkedHashMap<>();
    double hidden = 0;
    for (int i = 0; i < differences.length; i++) {
      if (differences[i] != null) {
        Unit unit = units.unit(i);
        double loss = squaredSum(differences[i]);
        layers.put(unit.name(), loss);
        hidden += weights.get(i) * loss;
      }
    }
    return new LacLosses(layers, hidden, output);
  }

  private static double squaredSum(INDArray array) {
    return array.mul(array).sumNumber().doubleValue();
  }
}
