package io.github.lac4j.evaluation.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.registry.Registries;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.evaluation.bench.BenchmarkSteps;
import io.github.lac4j.evaluation.bench.Benchmarks;
import io.github.lac4j.evaluation.bench.Benchmarks.BenchmarkOptions;
import io.github.lac4j.evaluation.bench.Benchmarks.BenchmarkResult;
import io.github.lac4j.evaluation.bench.Benchmarks.Throughput;
import io.github.lac4j.evaluation.bench.Benchmarks.Work;
import io.github.lac4j.evaluation.config.ConfigBinder;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Times one piece of work. */
@Command(
    name = "bench",
    description =
        "Time one piece of work: the median of several runs, after a warm-up that does not count.",
    mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {

  private final Supplier<Registries> named;
  private final Supplier<ConfigBinder> binder;
  private final Supplier<Executor> executor;
  private final Supplier<Map<String, Recipe>> recipes;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "WORK", description = "one of step, pretrain, cae, lac, loss, views")
  private Work work = Work.STEP;

  @Option(
      names = "--objective",
      paramLabel = "NAME",
      description =
          "of pretrain: any contrastive objective; of loss: nt-xent, info-nce, dcl, moco; default ${DEFAULT-VALUE}")
  private String objective = "nt-xent";

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "of step: resnet18 (default) or resnet34; of lac: mlp (default) or cae")
  private String model;

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "channels of the first layer; default ${DEFAULT-VALUE}")
  private int width = 16;

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "convolutions of each stage of cae; default ${DEFAULT-VALUE}")
  private int depth = 1;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "images of a step; default ${DEFAULT-VALUE}")
  private int batch = 256;

  @Option(names = "--n", paramLabel = "N", description = "rows of a loss; default ${DEFAULT-VALUE}")
  private int n = 512;

  @Option(
      names = "--d",
      paramLabel = "N",
      description = "width of embeddings; default ${DEFAULT-VALUE}")
  private int d = 128;

  @Option(
      names = "--queue",
      paramLabel = "K",
      description = "keys of moco; default ${DEFAULT-VALUE}")
  private int queue = 4096;

  @Option(
      names = "--recipe",
      paramLabel = "NAME",
      description = "of views: how they are augmented; default ${DEFAULT-VALUE}")
  private String recipe = "simclr-cifar";

  @Option(
      names = "--side",
      paramLabel = "N",
      description = "rows and columns of the images of views; default ${DEFAULT-VALUE}")
  private int side = 32;

  @Option(
      names = "--sizes",
      split = ",",
      paramLabel = "N",
      defaultValue = "784,1000,500,250,500,1000,784",
      description = "widths of lac's autoencoder; default ${DEFAULT-VALUE}")
  private List<Integer> sizes = List.of();

  @Option(
      names = "--recomputation",
      description = "of lac: run the first pass again instead of keeping its activities")
  private boolean recomputation;

  @Option(names = "--runs", paramLabel = "N", description = "timed runs; default ${DEFAULT-VALUE}")
  private int runs = 7;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      description = "time before that, for Java to compile what it runs; default ${DEFAULT-VALUE}")
  private int warmUp = 5;

  @Option(names = "--json", description = "print one line of JSON")
  private boolean json;

  public BenchCommand(
      Supplier<Registries> named,
      Supplier<ConfigBinder> binder,
      Supplier<Executor> executor,
      Supplier<Map<String, Recipe>> recipes) {
    this.named = named;
    this.binder = binder;
    this.executor = executor;
    this.recipes = recipes;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    BenchmarkOptions options =
        new BenchmarkOptions(
            objective,
            modelOrDefault(),
            width,
            depth,
            batch,
            n,
            d,
            queue,
            recipe,
            side,
            sizes,
            recomputation,
            runs,
            warmUp);
    BenchmarkSteps steps =
        new BenchmarkSteps(
            named.get().of(Objective.class), binder.get(), executor.get(), recipes.get());
    BenchmarkResult result = new Benchmarks(steps).run(work, options);
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? new ObjectMapper().writeValueAsString(result) : sentence(result));
    return 0;
  }

  private String sentence(BenchmarkResult result) {
    String timing =
        String.format(
            Locale.ROOT,
            "%s: median %.3f ms of %d runs, %d threads, executor %s, peak memory %d MiB",
            result.what(),
            result.medianMilliseconds(),
            runs,
            result.threads(),
            result.executor(),
            result.peakMebibytes());
    Throughput throughput = result.throughput();
    return throughput == null
        ? timing
        : timing
            + String.format(
                Locale.ROOT,
                ", %.1f GFLOPS, %.0f %% of the %.1f of a matrix product",
                throughput.gigaflops(),
                100 * throughput.shareOfPeak(),
                throughput.peakGigaflops());
  }

  private String modelOrDefault() {
    return model != null ? model : work == Work.LAC ? "mlp" : "resnet18";
  }
}
