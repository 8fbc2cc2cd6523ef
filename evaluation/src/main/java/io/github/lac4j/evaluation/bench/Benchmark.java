package io.github.lac4j.evaluation.bench;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.contrastive.loss.Dcl;
import io.github.lac4j.contrastive.loss.InfoNce;
import io.github.lac4j.contrastive.loss.MocoLoss;
import io.github.lac4j.contrastive.loss.NtXent;
import io.github.lac4j.contrastive.objective.Moco;
import io.github.lac4j.contrastive.queue.EmbeddingQueue;
import io.github.lac4j.core.autoencoder.Autoencoder;
import io.github.lac4j.core.autoencoder.AutoencoderConfig;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.lac.Lac;
import io.github.lac4j.core.lac.LacConfig;
import io.github.lac4j.core.loss.PairLoss;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.model.Reconstruction;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.ForwardMode;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.optimizer.DecayScope;
import io.github.lac4j.core.optimizer.Optimizer;
import io.github.lac4j.core.optimizer.OptimizerSettings;
import io.github.lac4j.core.optimizer.Sgd;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.registry.Definition;
import io.github.lac4j.core.registry.KnownNames;
import io.github.lac4j.core.registry.Registry;
import io.github.lac4j.core.schedule.Constant;
import io.github.lac4j.core.view.ViewStream;
import io.github.lac4j.core.view.Views;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.InMemoryImageDataset;
import io.github.lac4j.datasets.loader.ViewLoader;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.datasets.recipe.RecipeSelection;
import io.github.lac4j.evaluation.bench.Benchmarks.BenchmarkOptions;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.models.cae.CaeConfig;
import io.github.lac4j.models.cae.ConvolutionalAutoencoder;
import io.github.lac4j.models.cae.Readout;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import io.github.lac4j.models.resnet.Depth;
import io.github.lac4j.models.resnet.ResNet;
import io.github.lac4j.models.resnet.ResNetConfig;
import io.github.lac4j.models.resnet.Stem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A kind of work that can be timed. */
public interface Benchmark {

  /** Returns the name of the work in the peer's words, for example {@code resnet-step}. */
  String what();

  /** Builds everything the work needs and returns one step of it. */
  Runnable prepare(BenchmarkOptions options);

  /**
   * An encoder forward, backward from a given gradient, and SGD with momentum, on 3 x 32 x 32
   * images.
   */
  public record EncoderStep(Executor executor) implements Benchmark {

    private static final ImageShape SHAPE = new ImageShape(3, 32, 32);

    @Override
    public String what() {
      return "resnet-step";
    }

    @Override
    public Runnable prepare(BenchmarkOptions options) {
      Depth depth =
          switch (options.model()) {
            case "resnet18" -> Depth.RESNET18;
            case "resnet34" -> Depth.RESNET34;
            default ->
                throw new IllegalArgumentException(
                    "There is no encoder \"%s\" to time; %s"
                        .formatted(
                            options.model(),
                            new KnownNames("model", List.of("resnet18", "resnet34"))
                                .hint(options.model())));
          };
      Model model = new ResNet(depth, new ResNetConfig(Stem.CIFAR, options.width()));
      Network encoder = Network.create(model.encoder(SHAPE, DataType.FLOAT), executor, new Seed(1));
      INDArray images =
          RandomInput.uniform(
              "images", options.batch(), SHAPE.channels(), SHAPE.height(), SHAPE.width());
      INDArray gradient =
          RandomInput.normal("gradient", options.batch(), 8 * options.width()).muli(1e-3);
      Optimizer optimizer =
          new Sgd(0.9, 0, DecayScope.ALL, false).bind(List.of(encoder.parameters()));
      return () -> {
        encoder.whole().forward(images, ForwardMode.TRAINING);
        encoder.whole().backward(gradient, false);
        optimizer.step(0.03);
      };
    }
  }

  /**
   * A contrastive objective's step on ResNet-18 with a head of two layers, two views of 3 x 32 x
   * 32.
   */
  public record PretrainingStep(
      Registry<Objective> objectives, ConfigBinder binder, Executor executor) implements Benchmark {

    @Override
    public String what() {
      return "pretrain-step";
    }

    @Override
    public Runnable prepare(BenchmarkOptions options) {
      List<String> settings = new ArrayList<>();
      settings.add("head.shape=simclr");
      settings.add("head.dimension=" + options.d());
      if (options.objective().equals(Moco.NAME)) {
        settings.add("queue=" + options.queue());
      }
      Objective objective = create(objectives.get(options.objective()), settings);
      return new LearnerStep(executor)
          .prepare(
              objective,
              new ResNet(Depth.RESNET18, new ResNetConfig(Stem.CIFAR, options.width())),
              new ImageShape(3, 32, 32),
              options.batch());
    }

    private <C extends Record, T> T create(Definition<C, T> definition, List<String> settings) {
      return definition.create(binder.bind(definition.defaults(), settings));
    }
  }

  /** The convolutional autoencoder end to end, with SGD and momentum, on 3 x 32 x 32 images. */
  public record CaeStep(Executor executor) implements Benchmark {

    @Override
    public String what() {
      return "cae-step";
    }

    @Override
    public Runnable prepare(BenchmarkOptions options) {
      OptimizerSettings sgd =
          new OptimizerSettings(new Sgd(0.9, 0, DecayScope.ALL, false), new Constant(1e-4));
      return new LearnerStep(executor)
          .prepare(
              new Autoencoder(new AutoencoderConfig(Reconstruction.UNIT_INTERVAL, sgd, sgd)),
              new ConvolutionalAutoencoder(
                  new CaeConfig(options.width(), options.depth(), Readout.AVERAGE)),
              new ImageShape(3, 32, 32),
              options.batch());
    }
  }

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

  /** One step of a learner, views in memory. */
  static final class LearnerStep {

    private final Executor executor;

    LearnerStep(Executor executor) {
      this.executor = executor;
    }

    Runnable prepare(Objective objective, Model model, ImageShape shape, int batch) {
      Run run = new Run(new Seed(1), batch, 1000, 1, DataType.FLOAT, executor);
      Learner learner = objective.bind(model, shape, run);
      int count = objective.views().count();
      Views views =
          new Views(
              RandomInput.uniform(
                  "views", count * batch, shape.channels(), shape.height(), shape.width()),
              count);
      return () -> learner.step(views);
    }
  }

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

  /**
   * The views of one batch, from bytes to the memory of ND4J, by one thread: two views of each 3 x
   * side x side image, or as many as the recipe describes.
   *
   * <p>The images are noise, of which no branch can be foretold.
   *
   * @param recipes all recipes by name
   */
  public record ViewRendering(Map<String, Recipe> recipes) implements Benchmark {

    private static final int USUAL_VIEWS = 2;

    /** Copies the map. */
    public ViewRendering {
      recipes = Map.copyOf(requireNonNull(recipes, "recipes is null"));
    }

    @Override
    public String what() {
      return "views";
    }

    @Override
    public Runnable prepare(BenchmarkOptions options) {
      Recipe recipe = RecipeSelection.choose(options.recipe(), recipes);
      ViewLoader loader =
          new ViewLoader(
              noise(options.batch(), new ImageShape(3, options.side(), options.side())),
              recipe,
              Math.max(USUAL_VIEWS, recipe.pipelines().size()),
              options.batch(),
              new Seed(1),
              DataType.FLOAT,
              1);
      return () -> {
        try (ViewStream epoch = loader.open(0, 0)) {
          epoch.next();
        }
      };
    }

    private static ImageDataset noise(int images, ImageShape shape) {
      byte[] pixels = new byte[images * shape.size()];
      new Seed(1).derive("pixels").generator().nextBytes(pixels);
      return new InMemoryImageDataset(
          "noise", shape, List.of("noise"), pixels, new int[images], "made of chance");
    }
  }

  /** Arrays of chance, in float, the same every time. */
  static final class RandomInput {

    private static final Seed SEED = new Seed(1);

    private RandomInput() {}

    /** Returns numbers from 0 to 1. */
    static INDArray uniform(String purpose, int... shape) {
      RandomGenerator random = SEED.derive(purpose).generator();
      float[] values = new float[size(shape)];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextFloat();
      }
      return Nd4j.create(values, longs(shape), 'c');
    }

    /** Returns normally distributed numbers. */
    static INDArray normal(String purpose, int... shape) {
      RandomGenerator random = SEED.derive(purpose).generator();
      float[] values = new float[size(shape)];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
      return Nd4j.create(values, longs(shape), 'c');
    }

    private static int size(int[] shape) {
      return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    private static long[] longs(int[] shape) {
      return Arrays.stream(shape).asLongStream().toArray();
    }
  }
}
