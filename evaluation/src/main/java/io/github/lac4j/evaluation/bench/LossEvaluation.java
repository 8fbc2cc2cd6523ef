package io.github.lac4j.evaluation.bench;

import io.github.lac4j.contrastive.loss.Dcl;
import io.github.lac4j.contrastive.loss.InfoNce;
import io.github.lac4j.contrastive.loss.MocoLoss;
import io.github.lac4j.contrastive.loss.NtXent;
import io.github.lac4j.contrastive.queue.EmbeddingQueue;
import io.github.lac4j.core.loss.PairLoss;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.registry.KnownNames;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Value and gradient of a loss at temperature 0.1, in float. */
public record LossEvaluation() implements Benchmark {

  private static final double TEMPERATURE = 0.1;

  @Override
  public String what() {
    return "loss";
  }

  @Override
  public Runnable prepare(BenchmarkOptions options) {
    INDArray z1 = RandomInput.normal("z1", options.n(), options.d());
    INDArray z2 = RandomInput.normal("z2", options.n(), options.d());
    return switch (options.objective()) {
      case "nt-xent" -> pair(new NtXent(TEMPERATURE), z1, z2);
      case "info-nce" -> pair(new InfoNce(TEMPERATURE, true), z1, z2);
      case "dcl" -> pair(new Dcl(TEMPERATURE), z1, z2);
      case "moco" -> {
        MocoLoss loss = new MocoLoss(TEMPERATURE);
        INDArray queue =
            new EmbeddingQueue(options.queue(), options.d(), DataType.FLOAT, new Seed(1)).rows();
        yield () -> loss.evaluate(z1, z2, queue);
      }
      default ->
          throw new IllegalArgumentException(
              "There is no loss \"%s\" to time; %s"
                  .formatted(
                      options.objective(),
                      new KnownNames("objective", List.of("nt-xent", "info-nce", "dcl", "moco"))
                          .hint(options.objective())));
    };
  }

  private static Runnable pair(PairLoss loss, INDArray z1, INDArray z2) {
    return () -> loss.evaluate(z1, z2);
  }
}
