package io.github.lac4j.evaluation.bench;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.lac.Lac;
import io.github.lac4j.core.lac.LacConfig;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.registry.KnownNames;
import io.github.lac4j.models.cae.CaeConfig;
import io.github.lac4j.models.cae.ConvolutionalAutoencoder;
import io.github.lac4j.models.cae.Readout;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.nd4j.linalg.activations.Activation;

/**
 * LAC on a dense autoencoder of tanh layers or on a convolutional one, with two Adam optimisers.
 */
public record LacStep(Executor executor) implements Benchmark {

  @Override
  public String what() {
    return "lac-step";
  }

  @Override
  public Runnable prepare(BenchmarkOptions options) {
    return switch (options.model()) {
      case "mlp" ->
          step(options, dense(options.sizes()), new ImageShape(1, 1, options.sizes().get(0)));
      case "cae" ->
          step(
              options,
              new ConvolutionalAutoencoder(
                  new CaeConfig(options.width(), options.depth(), Readout.AVERAGE)),
              new ImageShape(3, 32, 32));
      default ->
          throw new IllegalArgumentException(
              "There is no autoencoder \"%s\" to time; %s"
                  .formatted(
                      options.model(),
                      new KnownNames("model", List.of("mlp", "cae")).hint(options.model())));
    };
  }

  private Runnable step(BenchmarkOptions options, Model model, ImageShape shape) {
    return new LearnerStep(executor)
        .prepare(
            new Lac(LacConfig.defaults().withRecomputation(options.recomputation())),
            model,
            shape,
            options.batch());
  }

  private static Model dense(List<Integer> sizes) {
    List<Integer> mirrored = new ArrayList<>(sizes);
    Collections.reverse(mirrored);
    if (sizes.size() < 3 || sizes.size() % 2 == 0 || !sizes.equals(mirrored)) {
      throw new IllegalArgumentException(
          "Sizes are %s; they must read the same from both ends, with the code in the middle"
              .formatted(sizes));
    }
    return new Mlp(new MlpConfig(sizes.subList(1, sizes.size() / 2 + 1), Activation.TANH, false));
  }
}
