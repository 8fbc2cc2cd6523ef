package io.github.lac4j.models.mlp;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.registry.Setting;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.nd4j.linalg.activations.Activation;

/**
 * The settings of an {@link Mlp}.
 *
 * @param hidden widths of the encoder's layers; the last is the width of the code
 * @param activation of all layers but the decoder's last: {@code TANH}, {@code RELU}, {@code
 *     SIGMOID} or {@code IDENTITY}
 * @param batchNormalization whether each of those layers has a batch normalisation instead of
 *     biases
 * @param initialization how the weights of layers without ReLU start
 */
public record MlpConfig(
    @Setting(
            meaning = "widths of the encoder's layers; the last is the code's",
            allowed = "a list, each 1 or more")
        List<Integer> hidden,
    @Setting(meaning = "of all layers but the decoder's last") Activation activation,
    @Setting(meaning = "normalise each of these layers instead of giving it biases")
        boolean batchNormalization,
    @Setting(meaning = "first weights of layers without ReLU: Xavier, or PyTorch's uniform")
        Initialization initialization) {

  private static final Set<Activation> ACTIVATIONS =
      EnumSet.of(Activation.TANH, Activation.RELU, Activation.SIGMOID, Activation.IDENTITY);

  /**
   * Copies the widths and checks the settings.
   *
   * @throws IllegalArgumentException naming every value that is not allowed
   */
  public MlpConfig {
    requireNonNull(activation, "activation is null");
    requireNonNull(initialization, "initialization is null");
    hidden = List.copyOf(hidden);
    List<String> problems = new ArrayList<>();
    if (hidden.isEmpty()) {
      problems.add("hidden must hold 1 or more widths, the last of them that of the code");
    }
    for (int i = 0; i < hidden.size(); i++) {
      if (hidden.get(i) < 1) {
        problems.add("hidden[%d] must be 1 or more, but is %d".formatted(i, hidden.get(i)));
      }
    }
    if (!ACTIVATIONS.contains(activation)) {
      problems.add("activation must be one of %s, but is %s".formatted(ACTIVATIONS, activation));
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("MLP: " + String.join("; ", problems));
    }
  }

  /** Takes the Xavier initialisation. */
  public MlpConfig(List<Integer> hidden, Activation activation, boolean batchNormalization) {
    this(hidden, activation, batchNormalization, Initialization.XAVIER);
  }

  /** Returns the widths that LAC was tried with on MNIST, 1000, 500 and 250, with tanh. */
  public static MlpConfig defaults() {
    return new MlpConfig(List.of(1000, 500, 250), Activation.TANH, false);
  }
}
