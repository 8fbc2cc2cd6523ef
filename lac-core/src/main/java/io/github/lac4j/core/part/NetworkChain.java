package io.github.lac4j.core.part;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.checkpoint.Checkpointable;
import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.network.Pass;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.objective.Run;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Networks one after another, trained end to end: an encoder, a projection head behind it, a
 * predictor or a classifier behind that.
 *
 * <pre>{@code
 * NetworkChain projector =
 *     NetworkChain.encoder(model, input, run)
 *         .then("projection-head", width -> ProjectionHead.simClr(width, 128).blueprint(width, FLOAT), run);
 * }</pre>
 *
 * <p>Each network is saved under its role. Networks are used by one thread at a time.
 */
public final class NetworkChain implements Checkpointable, AutoCloseable {

  private final Map<String, Network> networks;
  private final int width;
  private final Parts parts = new Parts();

  private NetworkChain(Map<String, Network> networks, int width) {
    this.networks = Collections.unmodifiableMap(networks);
    this.width = width;
    networks.forEach(parts::add);
  }

  /** Builds the encoder of a model, whose role is {@code encoder}. */
  public static NetworkChain encoder(Model model, ImageShape input, Run run) {
    Blueprint blueprint = model.encoder(input, run.dataType());
    InputType images = InputType.convolutional(input.height(), input.width(), input.channels());
    return new NetworkChain(
        new LinkedHashMap<>(Map.of(Run.ENCODER, run.build(Run.ENCODER, blueprint))),
        widthOf(blueprint, images));
  }

  /**
   * Returns a longer chain, which shares the networks of this one: close one of the two.
   *
   * @param role what the next network is for, for example {@code predictor}; its first weights
   *     depend on the run's seed and the role only
   * @param next makes the network for inputs of this width
   * @throws IllegalArgumentException if the chain has a network of this role
   */
  public NetworkChain then(String role, IntFunction<Blueprint> next, Run run) {
    if (networks.containsKey(role)) {
      throw new IllegalArgumentException(
          "The chain %s has a %s already; give the next network another role"
              .formatted(networks.keySet(), role));
    }
    Blueprint blueprint = next.apply(width);
    Map<String, Network> longer = new LinkedHashMap<>(networks);
    longer.put(role, run.build(role, blueprint));
    return new NetworkChain(longer, widthOf(blueprint, InputType.feedForward(width)));
  }

  /** Returns a chain of other networks of the same roles and shapes, such as copies. */
  NetworkChain map(UnaryOperator<Network> change) {
    Map<String, Network> changed = new LinkedHashMap<>();
    networks.forEach((role, network) -> changed.put(role, change.apply(network)));
    return new NetworkChain(changed, width);
  }

  /** Returns D, the width of what the last network puts out. */
  public int width() {
    return width;
  }

  /** Returns the encoder. */
  public Network encoder() {
    return network(Run.ENCODER);
  }

  /**
   * Returns the network of a role.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Network network(String role) {
    Network network = networks.get(requireNonNull(role, "role is null"));
    if (network == null) {
      throw new IllegalArgumentException(
          "There is no %s in the chain %s".formatted(role, networks.keySet()));
    }
    return network;
  }

  /** Returns the networks by role, in the order in which they run. */
  public Map<String, Network> networks() {
    return networks;
  }

  /** Returns the parameters of all networks, for an optimiser. */
  public List<ParameterSlice> parameters() {
    return networks.values().stream().map(Network::parameters).toList();
  }

  /**
   * Turns images, N x C x H x W, into outputs, N x D, ready to go backward; running statistics
   * move.
   */
  public ChainPass forward(INDArray images) {
    List<Pass> passes = new ArrayList<>();
    INDArray output = images;
    for (Network network : networks.values()) {
      Pass pass = network.whole().forward(output, Statistics.BATCH_AND_MOVE);
      passes.add(pass);
      output = pass.output().array();
    }
    return new ChainPass(passes, output);
  }

  /**
   * Turns images, N x C x H x W, into outputs, N x D, that receive no gradient, by the statistics
   * of the batch; running statistics move.
   *
   * @return valid until the next inference
   */
  public INDArray infer(INDArray images) {
    INDArray output = images;
    for (Network network : networks.values()) {
      output = network.whole().infer(output, Statistics.BATCH_AND_MOVE);
    }
    return output;
  }

  /** A forward pass of all networks, which may go backward until it is closed. */
  public static final class ChainPass implements AutoCloseable {

    private final List<Pass> passes;
    private final INDArray output;

    private ChainPass(List<Pass> passes, INDArray output) {
      this.passes = passes;
      this.output = output;
    }

    /** Returns the output of the last network, N x D; valid until the pass is closed. */
    public INDArray output() {
      return output;
    }

    /**
     * Carries the gradient of the output back through all networks.
     *
     * @param accumulate whether it is added to the gradients that the networks hold
     */
    public void backward(INDArray outputGradient, boolean accumulate) {
      Activations gradient = Activations.of(outputGradient);
      for (int i = passes.size() - 1; i > 0; i--) {
        gradient = passes.get(i).backward(gradient, accumulate).get(0);
      }
      passes.get(0).backwardParameters(gradient, accumulate);
    }

    @Override
    public void close() {
      for (int i = passes.size() - 1; i >= 0; i--) {
        passes.get(i).close();
      }
    }
  }

  @Override
  public void save(StateWriter writer) {
    parts.save(writer);
  }

  @Override
  public void restore(StateReader reader) {
    parts.restore(reader);
  }

  @Override
  public void close() {
    parts.close();
  }

  private static int widthOf(Blueprint blueprint, InputType input) {
    String output = blueprint.configuration().getNetworkOutputs().get(0);
    return (int)
        blueprint
            .configuration()
            .getLayerActivationTypes(input)
            .get(output)
            .arrayElementsPerExample();
  }
}
