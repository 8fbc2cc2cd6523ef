package io.github.lac4j.core.lac;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Granularity;
import io.github.lac4j.core.model.Reconstruction;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.ParameterKind;
import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.testkit.DenseModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A dense autoencoder in double whose weights and gradients tests reach by layer number, from 0.
 */
final class LacAutoencoder {

  private final List<Integer> sizes;
  private final int encoderLayers;
  private final Network encoder;
  private final Network decoder;

  /**
   * @param sizes widths from the input to the reconstruction; the code is in the middle
   */
  LacAutoencoder(List<Integer> sizes, Activation hidden, Reconstruction output) {
    this(sizes, hidden, output, (sizes.size() - 1) / 2);
  }

  LacAutoencoder(List<Integer> sizes, Activation hidden, Reconstruction output, int encoderLayers) {
    this(sizes, hidden, output, encoderLayers, new Dl4jExecutor());
  }

  LacAutoencoder(
      List<Integer> sizes,
      Activation hidden,
      Reconstruction output,
      int encoderLayers,
      Executor executor) {
    this.sizes = sizes;
    this.encoderLayers = encoderLayers;
    List<Integer> decoding = new ArrayList<>(sizes.subList(encoderLayers, sizes.size() - 1));
    Collections.reverse(decoding);
    ImageShape shape = new ImageShape(1, 1, sizes.get(0));
    Seed seed = new Seed(3);
    this.encoder =
        Network.create(
            new DenseModel(sizes.subList(1, encoderLayers + 1), hidden)
                .encoder(shape, DataType.DOUBLE),
            executor,
            seed.derive("encoder"));
    this.decoder =
        Network.create(
            new DenseModel(decoding, hidden).decoder(shape, DataType.DOUBLE, output),
            executor,
            seed.derive("decoder"));
  }

  LacLosses evaluate(INDArray images, GradientFlow flow) {
    return evaluate(images, flow, ActivityTarget.POST, 0);
  }

  LacLosses evaluate(
      INDArray images, GradientFlow flow, ActivityTarget target, double recirculation) {
    return evaluate(contrast(flow, target, recirculation), images);
  }

  LacLosses evaluate(ActivityContrast contrast, INDArray images) {
    encoder.parameters().gradients().assign(Double.NaN);
    decoder.parameters().gradients().assign(Double.NaN);
    return contrast.evaluate(images.reshape(images.size(0), 1, 1, images.size(1)));
  }

  ActivityContrast contrast(GradientFlow flow, ActivityTarget target, double recirculation) {
    return contrast(flow, target, recirculation, false);
  }

  ActivityContrast contrast(
      GradientFlow flow, ActivityTarget target, double recirculation, boolean recomputation) {
    LacLayers layers = LacLayers.of(encoder, decoder, Granularity.LAYER, target);
    Map<Integer, Double> weights = new HashMap<>();
    layers.contrasted().forEach(i -> weights.put(i, 1.0));
    return new ActivityContrast(layers.units(), weights, flow, recirculation, recomputation);
  }

  Map<String, Double> diagnose(INDArray images, double recirculation) {
    LacLayers layers = LacLayers.of(encoder, decoder, Granularity.LAYER, ActivityTarget.POST);
    return new LacDiagnosis(layers.units(), layers.contrasted(), recirculation)
        .diagnose(images.reshape(images.size(0), 1, 1, images.size(1)));
  }

  int layers() {
    return sizes.size() - 1;
  }

  /** Sets a weight, out x in. */
  void setWeight(int layer, double[][] values) {
    set(layer, ParameterKind.WEIGHT, Arrays.stream(values).flatMapToDouble(Arrays::stream));
  }

  void setBias(int layer, double[] values) {
    set(layer, ParameterKind.BIAS, Arrays.stream(values));
  }

  double[][] weight(int layer) {
    return matrix(layer, values(layer, ParameterKind.WEIGHT, false));
  }

  double[] bias(int layer) {
    return values(layer, ParameterKind.BIAS, false);
  }

  /** Returns the gradient of a weight, out x in. */
  double[][] weightGradient(int layer) {
    return matrix(layer, values(layer, ParameterKind.WEIGHT, true));
  }

  double[] biasGradient(int layer) {
    return values(layer, ParameterKind.BIAS, true);
  }

  private void set(int layer, ParameterKind kind, DoubleStream values) {
    // DL4J keeps dense weights in x out in column order, which is out x in in row order.
    slice(layer).parametersOf(segment(layer, kind)).assign(Nd4j.createFromArray(values.toArray()));
  }

  private double[] values(int layer, ParameterKind kind, boolean gradient) {
    ParameterSlice slice = slice(layer);
    ParameterSegment segment = segment(layer, kind);
    return (gradient ? slice.gradientsOf(segment) : slice.parametersOf(segment)).toDoubleVector();
  }

  private double[][] matrix(int layer, double[] flat) {
    int columns = sizes.get(layer);
    return IntStream.range(0, flat.length / columns)
        .mapToObj(row -> Arrays.copyOfRange(flat, row * columns, (row + 1) * columns))
        .toArray(double[][]::new);
  }

  private ParameterSlice slice(int layer) {
    return layer < encoderLayers ? encoder.parameters() : decoder.parameters();
  }

  private ParameterSegment segment(int layer, ParameterKind kind) {
    Stream<ParameterSegment> ofKind =
        slice(layer).segments().stream().filter(segment -> segment.kind() == kind);
    return ofKind
        .skip(layer < encoderLayers ? layer : layer - encoderLayers)
        .findFirst()
        .orElseThrow();
  }
}
