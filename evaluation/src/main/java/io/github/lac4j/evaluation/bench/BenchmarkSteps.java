package io.github.lac4j.evaluation.bench;

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
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.Pass;
import io.github.lac4j.core.network.Statistics;
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
import io.github.lac4j.core.view.Batch;
import io.github.lac4j.core.view.ViewPlan;
import io.github.lac4j.core.view.ViewStream;
import io.github.lac4j.core.view.Views;
import io.github.lac4j.datasets.StoredImages;
import io.github.lac4j.datasets.loader.ViewLoader;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.datasets.recipe.RecipeSelection;
import io.github.lac4j.evaluation.bench.Benchmarks.BenchmarkOptions;
import io.github.lac4j.evaluation.bench.Benchmarks.Work;
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
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What can be timed, in the terms of the PyTorch peer.
 *
 * @param objectives all objectives by name
 * @param binder sets their settings
 * @param executor what networks run on
 * @param recipes all recipes by name
 */
public record BenchmarkSteps(
    Registry<Objective> objectives,
    ConfigBinder binder,
    Executor executor,
    Map<String, Recipe> recipes) {

  private static final ImageShape COLOUR = new ImageShape(3, 32, 32);
  private static final double TEMPERATURE = 0.1;
  private static final int USUAL_VIEWS = 2;
  private static final Seed SEED = new Seed(1);
  private static final Sgd MOMENTUM = new Sgd(0.9, 0, DecayScope.ALL, false);

  /** Copies the map. */
  public BenchmarkSteps {
    recipes = Map.copyOf(recipes);
  }

  /** Builds everything that a kind of work needs and returns one step of it. */
  Runnable prepare(Work work, BenchmarkOptions options) {
    return switch (work) {
      case STEP -> encoder(options);
      case PRETRAIN -> pretraining(options);
      case CAE -> autoencoder(options);
      case LAC -> lac(options);
      case LOSS -> loss(options);
      case VIEWS -> views(options);
    };
  }

  /** An encoder forward, backward from a given gradient, and SGD with momentum. */
  private Runnable encoder(BenchmarkOptions options) {
    Depth depth =
        switch (options.model()) {
          case "resnet18" -> Depth.RESNET18;
          case "resnet34" -> Depth.RESNET34;
          default -> throw unknown("encoder", "model", options.model(), "resnet18", "resnet34");
        };
    Model model = new ResNet(depth, new ResNetConfig(Stem.CIFAR, options.width()));
    Network encoder = Network.create(model.encoder(COLOUR, DataType.FLOAT), executor, SEED);
    INDArray images = uniform("images", options.batch(), COLOUR);
    INDArray gradient = normal("gradient", options.batch(), 8 * options.width()).muli(1e-3);
    Optimizer optimizer = MOMENTUM.bind(List.of(encoder.parameters()));
    return () -> {
      try (Pass pass = encoder.whole().forward(images, Statistics.BATCH_AND_MOVE)) {
        pass.backwardParameters(Activations.of(gradient), false);
      }
      optimizer.step(0.03);
    };
  }

  /** A contrastive objective on ResNet-18 with a head of two layers. */
  private Runnable pretraining(BenchmarkOptions options) {
    List<String> settings = new ArrayList<>();
    settings.add("head.shape=simclr");
    settings.add("head.dimension=" + options.d());
    if (options.objective().equals(Moco.NAME)) {
      settings.add("queue=" + options.queue());
    }
    return learner(
        create(objectives.get(options.objective()), settings),
        new ResNet(Depth.RESNET18, new ResNetConfig(Stem.CIFAR, options.width())),
        COLOUR,
        options.batch());
  }

  private <C extends Record, T> T create(Definition<C, T> definition, List<String> settings) {
    return definition.create(binder.bind(definition.defaults(), settings));
  }

  /** The convolutional autoencoder end to end, with SGD and momentum. */
  private Runnable autoencoder(BenchmarkOptions options) {
    OptimizerSettings sgd = new OptimizerSettings(MOMENTUM, new Constant(1e-4));
    return learner(
        new Autoencoder(new AutoencoderConfig(Reconstruction.UNIT_INTERVAL, sgd, sgd)),
        convolutional(options),
        COLOUR,
        options.batch());
  }

  /** LAC on an autoencoder of tanh layers or on a convolutional one, with two Adam optimisers. */
  private Runnable lac(BenchmarkOptions options) {
    Lac lac = new Lac(LacConfig.defaults().withRecomputation(options.recomputation()));
    return switch (options.model()) {
      case "mlp" ->
          learner(
              lac,
              dense(options.sizes()),
              new ImageShape(1, 1, options.sizes().get(0)),
              options.batch());
      case "cae" -> learner(lac, convolutional(options), COLOUR, options.batch());
      default -> throw unknown("autoencoder", "model", options.model(), "mlp", "cae");
    };
  }

  private static Model convolutional(BenchmarkOptions options) {
    return new ConvolutionalAutoencoder(
        new CaeConfig(options.width(), options.depth(), Readout.AVERAGE));
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

  private Runnable learner(Objective objective, Model model, ImageShape shape, int images) {
    Run run = new Run(SEED, images, 1000, 1, DataType.FLOAT, executor);
    Learner learner = objective.bind(model, shape, run);
    ViewPlan plan = objective.views();
    Batch views = Batch.of(new Views(uniform("views", plan.count() * images, shape), plan.count()));
    Batch batch = plan.usesLabels() ? views.withLabels(new int[images]) : views;
    return () -> learner.step(batch);
  }

  /** Value and gradient of a loss, in float. */
  private static Runnable loss(BenchmarkOptions options) {
    INDArray z1 = normal("z1", options.n(), options.d());
    INDArray z2 = normal("z2", options.n(), options.d());
    return switch (options.objective()) {
      case "nt-xent" -> pair(new NtXent(TEMPERATURE), z1, z2);
      case "info-nce" -> pair(new InfoNce(TEMPERATURE, true), z1, z2);
      case "dcl" -> pair(new Dcl(TEMPERATURE), z1, z2);
      case "moco" -> {
        MocoLoss loss = new MocoLoss(TEMPERATURE);
        INDArray queue =
            new EmbeddingQueue(options.queue(), options.d(), DataType.FLOAT, SEED).rows();
        yield () -> loss.evaluate(z1, z2, queue);
      }
      default ->
          throw unknown(
              "loss", "objective", options.objective(), "nt-xent", "info-nce", "dcl", "moco");
    };
  }

  private static Runnable pair(PairLoss loss, INDArray z1, INDArray z2) {
    return () -> loss.evaluate(z1, z2);
  }

  /**
   * The views of one batch of noise, of which no branch can be foretold, from bytes to the memory
   * of ND4J, by one thread: two of each image, or as many as the recipe describes.
   */
  private Runnable views(BenchmarkOptions options) {
    Recipe recipe = RecipeSelection.choose(options.recipe(), recipes);
    ImageShape shape = new ImageShape(3, options.side(), options.side());
    byte[] pixels = new byte[options.batch() * shape.size()];
    SEED.derive("pixels").generator().nextBytes(pixels);
    ViewLoader loader =
        new ViewLoader(
            new StoredImages(
                "noise", shape, List.of("noise"), pixels, new int[options.batch()], "random"),
            recipe,
            Math.max(USUAL_VIEWS, recipe.pipelines().size()),
            options.batch(),
            SEED,
            DataType.FLOAT,
            1);
    return () -> {
      try (ViewStream epoch = loader.open(0, 0)) {
        epoch.next();
      }
    };
  }

  private static IllegalArgumentException unknown(
      String what, String kind, String name, String... known) {
    return new IllegalArgumentException(
        "There is no %s \"%s\" to time; %s"
            .formatted(what, name, new KnownNames(kind, List.of(known)).hint(name)));
  }

  private static INDArray uniform(String purpose, int images, ImageShape shape) {
    return random(
        purpose,
        RandomGenerator::nextFloat,
        images,
        shape.channels(),
        shape.height(),
        shape.width());
  }

  private static INDArray normal(String purpose, int rows, int columns) {
    return random(purpose, random -> (float) random.nextGaussian(), rows, columns);
  }

  /** Returns numbers that are the same every time. */
  private static INDArray random(
      String purpose, Function<RandomGenerator, Float> next, long... shape) {
    RandomGenerator random = SEED.derive(purpose).generator();
    float[] values =
        new float[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))];
    for (int i = 0; i < values.length; i++) {
      values[i] = next.apply(random);
    }
    return Nd4j.create(values, shape, 'c');
  }
}
