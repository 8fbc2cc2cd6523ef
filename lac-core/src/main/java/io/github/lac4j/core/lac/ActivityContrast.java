package io.github.lac4j.core.lac;

import io.github.lac4j.core.autoencoder.SquaredError;
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.network.UnitGraph;
import io.github.lac4j.core.vector.ReusedArray;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
   */
  ActivityContrast(
      UnitGraph units,
      Map<Integer, Double> weights,
      GradientFlow flow,
      double recirculation,
      boolean recomputation) {
    this.units = units;
    this.last = units.size() - 1;
    this.weights = Map.copyOf(weights);
    this.flow = flow;
    this.recirculation = recirculation;
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
      first.backwardParameters(last, Activations.of(outputGradient));
    }
    second.begin(recirculated(reconstruction, images));
    again.ifPresent(pass -> pass.begin(Activations.of(images)));
    Activations[] gradients = new Activations[last];
    LacLosses losses = contrast(output, gradients);
    if (flow != GradientFlow.LOCAL) {
      goBack(gradients, outputGradient);
    }
    again.ifPresent(ForwardPass::end);
    second.end();
    first.end();
    return losses;
  }

  /** Runs the first pass; hidden units are to go backward in the FULL flow only. */
  private void runFirst(Activations images) {
    first.begin(images);
    for (int i = 0; i <= last; i++) {
      if (i == last || flow == GradientFlow.FULL) {
        first.forward(i, Statistics.BATCH_AND_MOVE);
      } else {
        first.infer(i, Statistics.BATCH_AND_MOVE);
      }
      first.leave(i);
    }
  }

  /** Mixes the image into the reconstruction, in place unless the first pass goes backward. */
  private Activations recirculated(INDArray reconstruction, INDArray images) {
    if (recirculation == 0) {
      return first.output(last);
    }
    INDArray mixed = flow == GradientFlow.FULL ? reconstruction.dup() : reconstruction;
    return Activations.of(mixed.muli(1 - recirculation).addi(images.mul(recirculation)));
  }

  /**
   * Runs the second pass over the hidden units, and makes the gradients of the contrast. In the
   * LOCAL flow each unit goes backward at once, so that no unit holds its activations while the
   * others run.
   *
   * @param gradients receives those of the other flows
   */
  private LacLosses contrast(double output, Activations[] gradients) {
    Map<String, Double> layers = new LinkedHashMap<>();
    double hidden = 0;
    for (int i = 0; i < last; i++) {
      boolean isContrasted = weights.containsKey(i);
      Activations target = target(i);
      Activations activity =
          isContrasted || flow != GradientFlow.LOCAL
              ? second.forward(i, Statistics.BATCH)
              : second.infer(i, Statistics.RUNNING);
      if (isContrasted) {
        // Elsewhere the target has had its last reader.
        boolean isStillRead = again.isPresent() || flow == GradientFlow.FULL;
        Activations gradient = isStillRead ? target.like() : target;
        double loss = error.evaluate(activity, target, weights.get(i), gradient);
        layers.put(units.unit(i).name(), loss);
        hidden += weights.get(i) * loss;
        if (flow == GradientFlow.LOCAL) {
          second.backwardParameters(i, gradient);
          gradient.release();
        } else {
          gradients[i] = gradient;
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
        .map(pass -> pass.infer(unit, Statistics.BATCH))
        .orElseGet(() -> first.output(unit));
  }

  /** Goes back through the second pass, and in the FULL flow through the first one too. */
  private void goBack(Activations[] gradients, INDArray outputGradient) {
    Set<Integer> reached = new HashSet<>();
    boolean isFull = flow == GradientFlow.FULL;
    Optional<INDArray> towardsInput = second.backward(gradients, Set.of(), isFull);
    if (!isFull) {
      return;
    }
    for (int i = 0; i < last; i++) {
      if (gradients[i] != null) {
        reached.add(i);
      }
    }
    Activations[] ofFirst = new Activations[last];
    towardsInput.ifPresent(
        gradient ->
            first.backwardInputs(last, Activations.of(gradient.muli(1 - recirculation)), ofFirst));
    // The output layer learns from the reconstruction error alone.
    first.backwardParameters(last, Activations.of(outputGradient));
    first.backward(ofFirst, reached, /* towardsInput= */ false);
  }
}
