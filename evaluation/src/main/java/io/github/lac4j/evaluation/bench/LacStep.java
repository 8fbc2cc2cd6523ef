package io.github.lac4j.evaluation.bench;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.lac.Lac;
import io.github.lac4j.core.lac.LacConfig;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.nd4j.linalg.activations.Activation;

/** LAC on a dense autoencoder of tanh layers, with two Adam optimisers. */
public record LacStep(Executor executor) implements Benchmark {

  @Override
  public String what() {
    return "lac-step";
  }

  @Override
  public Runnable prepare(BenchmarkOptions options) {
    List<Integer> sizes = options.sizes();
    List<Integer> mirrored = new ArrayList<>(sizes);
    Collections.reverse(mirrored);
    if (sizes.size() < 3 || sizes.size() % 2 == 0 || !sizes.equals(mirrored)) {
      throw new IllegalArgumentException(
          "Sizes are %s; they must read the same from both ends, with the code in the middle"
              .formatted(sizes));
    }
    return new LearnerStep(executor)
        .prepare(
            new Lac(LacConfig.defaults()),
            new Mlp(new MlpConfig(sizes.subList(1, sizes.size() / 2 + 1), Activation.TANH, false)),
            new ImageShape(1, 1, sizes.get(0)),
            options.batch());
  }
}
