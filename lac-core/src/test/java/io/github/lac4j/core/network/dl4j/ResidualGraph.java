package io.github.lac4j.core.network.dl4j;

import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.VertexGroup;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * A stem, one residual block with a skip connection, and a global pooling: all that units must
 * hold.
 */
final class ResidualGraph {

  private ResidualGraph() {}

  static Blueprint blueprint(DataType dataType) {
    ComputationGraphConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .dataType(dataType)
            .updater(new NoOp())
            .miniBatch(false)
            .weightInit(WeightInit.RELU)
            .trainingWorkspaceMode(WorkspaceMode.NONE)
            .inferenceWorkspaceMode(WorkspaceMode.NONE)
            .graphBuilder()
            .addInputs("images")
            .setInputTypes(InputType.convolutional(6, 6, 2))
            .addLayer("stem-convolution", convolution(3), "images")
            .addLayer("stem-normalization", new BatchNormalization(), "stem-convolution")
            .addLayer("stem", activation(), "stem-normalization")
            .addLayer("first-convolution", convolution(3), "stem")
            .addLayer("first-normalization", new BatchNormalization(), "first-convolution")
            .addLayer("first", activation(), "first-normalization")
            .addLayer("second-convolution", convolution(3), "first")
            .addLayer("second-normalization", new BatchNormalization(), "second-convolution")
            .addVertex(
                "sum",
                new ElementWiseVertex(ElementWiseVertex.Op.Add),
                "second-normalization",
                "stem")
            .addLayer("second", activation(), "sum")
            .addLayer("pool", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), "second")
            .setOutputs("pool")
            .build();
    VertexGroup stem = VertexGroup.of("stem", "stem-convolution", "stem-normalization", "stem");
    VertexGroup first =
        VertexGroup.of("first", "first-convolution", "first-normalization", "first");
    VertexGroup second =
        VertexGroup.of("second", "second-convolution", "second-normalization", "sum", "second");
    VertexGroup block =
        VertexGroup.of(
            "block",
            "first-convolution",
            "first-normalization",
            "first",
            "second-convolution",
            "second-normalization",
            "sum",
            "second");
    return new Blueprint(
        configuration,
        List.of(stem, first, second),
        List.of(stem, block),
        Optional.of(VertexGroup.of("pool", "pool")));
  }

  private static ConvolutionLayer convolution(int channels) {
    return new ConvolutionLayer.Builder(3, 3)
        .padding(1, 1)
        .nOut(channels)
        .hasBias(false)
        .activation(Activation.IDENTITY)
        .build();
  }

  /** Smooth, so that finite differences never meet a kink. */
  private static ActivationLayer activation() {
    return new ActivationLayer.Builder().activation(Activation.TANH).build();
  }
}
