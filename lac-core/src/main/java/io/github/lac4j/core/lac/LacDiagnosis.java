package io.github.lac4j.core.lac;

import io.github.lac4j.core.autoencoder.SquaredError;
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.network.Pass;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.network.UnitGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Compares the two passes of LAC layer by layer, and each layer's local gradient with the one that
 * back-propagation of the reconstruction error would give it.
 *
 * <p>Nothing moves: no parameter, and no running statistic. Gradient vectors are overwritten, as
 * every step does first. Arrays are made anew, for this is done now and then only.
 */
final class LacDiagnosis {

  private final UnitGraph units;
  private final List<Integer> contrasted;
  private final double recirculation;
  private final SquaredError error = new SquaredError();

  /**
   * @param units hidden layers and the output layer, which is the last
   * @param contrasted positions of the units whose activity is compared
   */
  LacDiagnosis(UnitGraph units, List<Integer> contrasted, double recirculation) {
    this.units = units;
    this.contrasted = List.copyOf(contrasted);
    this.recirculation = recirculation;
  }

  /** Returns both numbers of each contrasted layer, by name, in the order of computation. */
  Map<String, Double> diagnose(INDArray images) {
    int last = units.size() - 1;
    Pass[] passes = forward(images, last + 1);
    INDArray[] first = outputs(passes);
    Map<Integer, double[]> propagated = backPropagate(images, passes);
    Arrays.stream(passes).forEach(Pass::close);
    INDArray input = first[last].mul(1 - recirculation).addi(images.mul(recirculation));
    passes = forward(input, last);
    INDArray[] second = outputs(passes);
    Map<String, Double> contrasts = new LinkedHashMap<>();
    Map<String, Double> cosines = new LinkedHashMap<>();
    for (int i : contrasted) {
      INDArray gradient = first[i].like();
      double difference = error.evaluate(second[i], first[i], /* weight= */ 1, gradient);
      double size = error.evaluate(first[i], first[i].like(), /* weight= */ 1, first[i].like());
      contrasts.put(Lac.ACTIVITY_CONTRAST + name(i), size == 0 ? 0 : difference / size);
      passes[i].backwardParameters(Activations.of(gradient), false);
      cosines.put(Lac.GRADIENT_COSINE + name(i), cosine(gradients(i), propagated.get(i)));
    }
    Arrays.stream(passes).forEach(Pass::close);
    contrasts.putAll(cosines);
    return contrasts;
  }

  private String name(int unit) {
    return units.unit(unit).name();
  }

  private Pass[] forward(INDArray input, int count) {
    Pass[] passes = new Pass[count];
    for (int i = 0; i < count; i++) {
      List<Activations> inputs = new ArrayList<>();
      for (int source : units.nodes().get(i).sources()) {
        inputs.add(source == UnitGraph.INPUT ? Activations.of(input) : passes[source].output());
      }
      passes[i] = units.unit(i).forward(inputs, Statistics.BATCH);
    }
    return passes;
  }

  private static INDArray[] outputs(Pass[] passes) {
    return Arrays.stream(passes).map(pass -> pass.output().array().dup()).toArray(INDArray[]::new);
  }

  /** Returns what back-propagation gives each contrasted layer. */
  private Map<Integer, double[]> backPropagate(INDArray images, Pass[] passes) {
    int last = units.size() - 1;
    INDArray[] gradients = new INDArray[units.size()];
    INDArray output = passes[last].output().array();
    gradients[last] = output.like();
    error.evaluate(output, images, /* weight= */ 1, gradients[last]);
    Map<Integer, double[]> propagated = new HashMap<>();
    for (int i = last; i >= 0; i--) {
      List<Activations> towardsInputs = passes[i].backward(Activations.of(gradients[i]), false);
      List<Integer> sources = units.nodes().get(i).sources();
      for (int k = 0; k < sources.size(); k++) {
        int source = sources.get(k);
        if (source != UnitGraph.INPUT) {
          gradients[source] =
              gradients[source] == null
                  ? towardsInputs.get(k).array().dup()
                  : gradients[source].addi(towardsInputs.get(k).array());
        }
      }
      if (contrasted.contains(i)) {
        propagated.put(i, gradients(i));
      }
    }
    return propagated;
  }

  /** Returns a copy of the gradients of everything that is trained in a unit. */
  private double[] gradients(int unit) {
    ParameterSlice slice = units.unit(unit).parameters();
    int length = 0;
    for (ParameterSegment segment : slice.trained()) {
      length += Math.toIntExact(segment.length());
    }
    double[] all = new double[length];
    int offset = 0;
    for (ParameterSegment segment : slice.trained()) {
      double[] part = slice.gradientsOf(segment).toDoubleVector();
      System.arraycopy(part, 0, all, offset, part.length);
      offset += part.length;
    }
    return all;
  }

  /** Returns the cosine of two vectors, 0 if one of them is 0. */
  private static double cosine(double[] a, double[] b) {
    double product = 0;
    double squaresOfA = 0;
    double squaresOfB = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
      squaresOfA += a[i] * a[i];
      squaresOfB += b[i] * b[i];
    }
    return product == 0 ? 0 : product / Math.sqrt(squaresOfA) / Math.sqrt(squaresOfB);
  }
}
