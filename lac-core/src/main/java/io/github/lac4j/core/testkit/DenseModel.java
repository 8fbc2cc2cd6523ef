package io.github.lac4j.core.testkit;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.model.Reconstruction;
import io.github.lac4j.core.model.VertexGroup;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * A small model for tests: dense layers with an activation after each, small enough to check by
 * hand.
 *
 * @param widths of the encoder's layers; the last one is the number of features
 * @param activation of every hidden layer
 */
public record DenseModel(List<Integer> widths, Activation activation) implements Model {

  /** Copies the list. */
  public DenseModel {
    widths = List.copyOf(widths);
    if (widths.isEmpty()) {
      throw new IllegalArgumentException("A dense model needs at least one layer");
    }
  }

  /** Returns a model with two layers of tanh and four features. */
  public static DenseModel small() {
    return new DenseModel(List.of(6, 4), Activation.TANH);
  }

  @Override
  public String name() {
    return "dense";
  }

  @Override
  public Blueprint encoder(ImageShape input, DataType dataType) {
    ComputationGraphConfiguration.GraphBuilder graph =
        graph(dataType, "images")
            .setInputTypes(
                InputType.convolutional(input.height(), input.width(), input.channels()));
    List<VertexGroup> layers = addHidden(graph, "encoder", "images", widths);
    return Blueprint.ofLayers(graph.setOutputs(lastOf(layers)).build(), layers);
  }

  @Override
  public Blueprint decoder(ImageShape input, DataType dataType, Reconstruction reconstruction) {
    int code = widths.get(widths.size() - 1);
    ComputationGraphConfiguration.GraphBuilder graph =
        graph(dataType, "code").setInputTypes(InputType.feedForward(code));
    List<Integer> mirrored = new ArrayList<>();
    for (int i = widths.size() - 2; i >= 0; i--) {
      mirrored.add(widths.get(i));
    }
    List<VertexGroup> layers = new ArrayList<>(addHidden(graph, "decoder", "code", mirrored));
    Activation last =
        reconstruction == Reconstruction.UNIT_INTERVAL ? Activation.SIGMOID : Activation.IDENTITY;
    graph.addLayer(
        "output",
        new DenseLayer.Builder().nOut(input.size()).activation(last).build(),
        layers.isEmpty() ? "code" : lastOf(layers));
    graph.addVertex(
        "reconstruction",
        new PreprocessorVertex(
            new FeedForwardToCnnPreProcessor(input.height(), input.width(), input.channels())),
        "output");
    layers.add(VertexGroup.of("output", "output", "reconstruction"));
    return Blueprint.ofLayers(graph.setOutputs("reconstruction").build(), layers);
  }

  private static ComputationGraphConfiguration.GraphBuilder graph(DataType dataType, String input) {
    return new NeuralNetConfiguration.Builder()
        .dataType(dataType)
        .updater(new NoOp())
        .miniBatch(false)
        .weightInit(WeightInit.XAVIER)
        .trainingWorkspaceMode(WorkspaceMode.NONE)
        .inferenceWorkspaceMode(WorkspaceMode.NONE)
        .graphBuilder()
        .addInputs(input);
  }

  private List<VertexGroup> addHidden(
      ComputationGraphConfiguration.GraphBuilder graph,
      String prefix,
      String input,
      List<Integer> outputs) {
    List<VertexGroup> layers = new ArrayList<>();
    String previous = input;
    for (int i = 0; i < outputs.size(); i++) {
      String name = prefix + (i + 1);
      graph.addLayer(
          name + "-dense",
          new DenseLayer.Builder().nOut(outputs.get(i)).activation(Activation.IDENTITY).build(),
          previous);
      graph.addLayer(
          name, new ActivationLayer.Builder().activation(activation).build(), name + "-dense");
      layers.add(VertexGroup.of(name, name + "-dense", name));
      previous = name;
    }
    return layers;
  }

  private static String lastOf(List<VertexGroup> layers) {
    List<String> vertices = layers.get(layers.size() - 1).vertices();
    return vertices.get(vertices.size() - 1);
  }
}
