package io.github.lac4j.evaluation.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lac4j.contrastive.loss.NtXent;
import io.github.lac4j.core.loss.LossValue;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.evaluator.FrozenFeatures;
import io.github.lac4j.evaluation.feature.Features;
import io.github.lac4j.evaluation.feature.RandomFeatures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Runs the Java of the pages, as it is printed there. */
class ExamplesTest {

  private static final double LEARNING_RATE = 0.1;
  private static final int IMAGES = 4;
  private static final int SIDE = 2;
  private static final int PIXELS = SIDE * SIDE;
  private static final double TEMPERATURE = 0.5;
  private static final double DIFFERENCE = 1e-5;
  private static final String FIT = "org.example.fit.";

  @TempDir static Path classes;

  private static URLClassLoader pages;

  @BeforeAll
  static void compile() {
    pages =
        CompiledPages.compile(
                classes,
                MarkdownPage.all().stream()
                    .flatMap(page -> page.blocks().stream())
                    .filter(block -> block.language().equals("java"))
                    .map(JavaExample::of)
                    .toList())
            .loader();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Units", "MocoParts", "Interfaces"})
  void should_run(String fragment) throws Exception {
    Runnable example = (Runnable) make(fragment);

    assertThatCode(example::run).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.example.spectral.SpectralContrastTest",
        "org.example.spectral.SpectralObjectiveTest",
        "org.example.byol.ByolTest"
      })
  void should_pass_the_tests_that_a_contributor_inherits(String className) throws Exception {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(pages.loadClass(className)))
            .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);

    assertThat(listener.getSummary().getTestsSucceededCount()).isPositive();
    assertThat(listener.getSummary().getFailures())
        .map(failure -> failure.getTestIdentifier().getDisplayName() + failure.getException())
        .isEmpty();
  }

  @Test
  void should_judge_features_by_the_evaluator_of_the_page() throws Exception {
    Features train = RandomFeatures.gaussian(new Seed(1), new Seed(2), 300, 16, 3, 0.5);
    Features test = RandomFeatures.gaussian(new Seed(1), new Seed(3), 300, 16, 3, 0.5);
    Evaluator evaluator =
        (Evaluator)
            make(
                "org.example.nearest.NearestMean",
                make("org.example.nearest.NearestMeanConfig", 0.0));

    assertThat(evaluator.evaluate(new FrozenFeatures(train, test)).measures().get(0).value())
        .isGreaterThan(0.95);
    assertThatThrownBy(() -> make("org.example.nearest.NearestMeanConfig", 2.0))
        .hasMessageContaining("but is 2.0");
  }

  @Test
  void should_have_the_value_and_the_gradients_of_byol() throws Exception {
    JsonNode golden;
    try (InputStream file = ExamplesTest.class.getResourceAsStream("byol.json")) {
      golden = new ObjectMapper().readTree(file);
    }
    JsonNode inputs = golden.get("inputs");
    double value = 0;
    for (int view = 1; view <= 2; view++) {
      INDArray prediction = matrix(inputs.get("p" + view));
      INDArray goal = matrix(inputs.get("t" + (3 - view)));
      LossValue loss = (LossValue) call("org.example.byol.Byol", "loss", prediction, goal);
      value += loss.value();
      INDArray expected = matrix(golden.get("gradients").get("p" + view));
      // Doubles over rows of 8: what is more than roundings is wrong.
      assertThat(loss.gradient(0).sub(expected).normmaxNumber().doubleValue()).isLessThan(1e-14);
    }

    assertThat(value).isCloseTo(golden.get("value").asDouble(), within(1e-13));
  }

  private static INDArray matrix(JsonNode rows) {
    return Nd4j.createFromArray(new ObjectMapper().convertValue(rows, double[][].class));
  }

  @Test
  void should_move_every_parameter_along_the_gradient_of_the_loss() throws Exception {
    ComputationGraph graph = graph();
    INDArray first = images("first");
    INDArray second = images("second");
    INDArray before = graph.params().dup();
    call("LibraryStep", "step", graph, first, second);
    INDArray after = graph.params().dup();

    for (int i = 0; i < before.length(); i++) {
      double slope = (before.getDouble(0, i) - after.getDouble(0, i)) / LEARNING_RATE;
      double expected =
          (lossAt(graph, before, i, DIFFERENCE, first, second)
                  - lossAt(graph, before, i, -DIFFERENCE, first, second))
              / (2 * DIFFERENCE);
      // The central difference errs by some 1e-10 here; a missing factor shows at 1e-2.
      assertThat(slope).as("parameter %d", i).isCloseTo(expected, within(1e-7));
    }
  }

  /** DL4J's defaults: workspaces, and gradients divided by the batch size. */
  @Test
  void should_take_the_step_of_the_loss_in_the_fit_of_a_graph() throws Exception {
    ComputationGraph graph =
        new ComputationGraph(
            doubles()
                .graphBuilder()
                .addInputs("images")
                .addLayer("hidden", dense(PIXELS, 3, Activation.TANH), "images")
                .addLayer("embedding", dense(3, 2, Activation.IDENTITY), "hidden")
                .addLayer("loss", lossLayer(), "embedding")
                .setOutputs("loss")
                .build());
    graph.init();
    INDArray before = graph.params().dup();
    graph.fit(batch());

    double score = graph.score();

    requireStepAlongGradient(graph, before, views -> graph.outputSingle(views));
    assertThat(score)
        .isCloseTo(lossOf(views -> graph.outputSingle(views), graph, before), within(1e-12));
  }

  @Test
  void should_take_the_step_of_the_loss_in_the_fit_of_a_list_of_layers() throws Exception {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            doubles()
                .list()
                .layer(dense(PIXELS, 3, Activation.TANH))
                .layer(dense(3, 2, Activation.IDENTITY))
                .layer(lossLayer())
                .build());
    network.init();
    INDArray before = network.params().dup();
    network.fit(batch());

    requireStepAlongGradient(network, before, views -> network.output(views));
  }

  @Test
  void should_take_the_step_of_the_loss_in_the_fit_of_same_diff() throws Exception {
    SameDiff network = SameDiff.create();
    SDVariable images = network.placeHolder("images", DataType.DOUBLE, -1, PIXELS);
    INDArray before = flat("weights", PIXELS * 2);
    SDVariable weights = network.var("weights", before.reshape(PIXELS, 2).dup());
    SDVariable embedding = network.math().tanh("embedding", images.mmul(weights));
    call(FIT + "SameDiffExample", "prepare", network, embedding);
    network.setTrainingConfig(
        TrainingConfig.builder()
            .updater(new Sgd(LEARNING_RATE))
            .dataSetFeatureMapping("images")
            .dataSetLabelMapping("gradient")
            .build());
    double loss =
        (double) call(FIT + "SameDiffExample", "step", network, rows("first"), rows("second"));
    INDArray after = weights.getArr().dup('c').reshape(before.length());

    assertThat(loss).isCloseTo(lossOf(before), within(1e-12));
    for (int i = 0; i < before.length(); i++) {
      double slope = (before.getDouble(i) - after.getDouble(i)) / LEARNING_RATE;
      INDArray more = before.dup().putScalar(i, before.getDouble(i) + DIFFERENCE);
      INDArray less = before.dup().putScalar(i, before.getDouble(i) - DIFFERENCE);
      double expected = (lossOf(more) - lossOf(less)) / (2 * DIFFERENCE);
      assertThat(slope).as("parameter %d", i).isCloseTo(expected, within(1e-7));
    }
  }

  /** Returns the loss of a layer of tanh with these weights. */
  private static double lossOf(INDArray weights) {
    INDArray both = Nd4j.concat(0, rows("first"), rows("second"));
    return loss(Transforms.tanh(both.mmul(weights.reshape(PIXELS, 2))));
  }

  private static void requireStepAlongGradient(
      Model network, INDArray before, UnaryOperator<INDArray> embed) {
    INDArray after = network.params().dup();
    for (int i = 0; i < before.length(); i++) {
      double slope = (before.getDouble(0, i) - after.getDouble(0, i)) / LEARNING_RATE;
      INDArray more = before.dup().putScalar(0, i, before.getDouble(0, i) + DIFFERENCE);
      INDArray less = before.dup().putScalar(0, i, before.getDouble(0, i) - DIFFERENCE);
      double expected =
          (lossOf(embed, network, more) - lossOf(embed, network, less)) / (2 * DIFFERENCE);
      assertThat(slope).as("parameter %d", i).isCloseTo(expected, within(1e-7));
    }
  }

  private static double lossOf(UnaryOperator<INDArray> embed, Model network, INDArray parameters) {
    network.setParams(parameters);
    return loss(embed.apply(Nd4j.concat(0, rows("first"), rows("second"))));
  }

  private static double loss(INDArray z) {
    return new NtXent(TEMPERATURE)
        .evaluate(
            z.get(NDArrayIndex.interval(0, IMAGES), NDArrayIndex.all()),
            z.get(NDArrayIndex.interval(IMAGES, 2 * IMAGES), NDArrayIndex.all()))
        .value();
  }

  private static NeuralNetConfiguration.Builder doubles() {
    return new NeuralNetConfiguration.Builder()
        .seed(1)
        .dataType(DataType.DOUBLE)
        .updater(new Sgd(LEARNING_RATE));
  }

  private static DenseLayer dense(int in, int out, Activation activation) {
    return new DenseLayer.Builder().nIn(in).nOut(out).activation(activation).build();
  }

  private static LossLayer lossLayer() throws Exception {
    ILossFunction loss = (ILossFunction) make(FIT + "NtXentLoss", TEMPERATURE);
    return new LossLayer.Builder(loss).activation(Activation.IDENTITY).build();
  }

  private static DataSet batch() throws Exception {
    return (DataSet) call(FIT + "FitExample", "batch", rows("first"), rows("second"));
  }

  private static INDArray rows(String name) {
    return images(name).reshape(IMAGES, PIXELS);
  }

  @ParameterizedTest
  @ValueSource(strings = {FIT + "FitExample", FIT + "SameDiffExample"})
  void should_lower_the_loss_in_fit(String className) throws Exception {
    List<String> lines =
        linesOf(className).stream().filter(line -> line.startsWith("step")).toList();

    assertThat(lines).hasSize(10);
    assertThat(lossIn(lines.get(9))).isLessThan(lossIn(lines.get(0)));
  }

  private static double lossIn(String line) {
    return Double.parseDouble(line.replaceFirst(".*: ", "").replaceFirst(", .*", ""));
  }

  @Test
  void should_keep_the_temperature_in_a_saved_configuration() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try {
      Thread.currentThread().setContextClassLoader(pages);
      LossLayer layer =
          new LossLayer.Builder((ILossFunction) make(FIT + "NtXentLoss", 0.2))
              .activation(Activation.IDENTITY)
              .build();
      MultiLayerConfiguration saved =
          doubles().list().layer(dense(PIXELS, 2, Activation.TANH)).layer(layer).build();
      MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(saved.toJson());

      assertThat(((LossLayer) read.getConf(1).getLayer()).getLossFn())
          .hasFieldOrPropertyWithValue("temperature", 0.2);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @Test
  void should_train_an_autoencoder_of_ones_own_with_lac(@TempDir Path folder) throws Exception {
    INDArray images = Nd4j.linspace(0, 1, 8 * 784, DataType.FLOAT).reshape(8, 1, 28, 28);
    File encoder = folder.resolve("encoder.zip").toFile();
    double first = (double) call("org.example.small.LacOnMyModel", "train", images, 1, encoder);
    double last = (double) call("org.example.small.LacOnMyModel", "train", images, 20, encoder);

    assertThat(last).isLessThan(first);
    assertThat(ModelSerializer.restoreComputationGraph(encoder, false).outputSingle(images).shape())
        .containsExactly(8, 32);
  }

  @Test
  void should_turn_pictures_into_an_encoder_that_dl4j_reads(@TempDir Path folder) throws Exception {
    Path pictures = Files.createDirectory(folder.resolve("pictures"));
    for (int i = 0; i < 8; i++) {
      BufferedImage picture = new BufferedImage(40, 36, BufferedImage.TYPE_INT_RGB);
      picture.setRGB(i, i, 0xff8040);
      ImageIO.write(picture, "png", pictures.resolve(i + ".png").toFile());
    }
    String encoder = folder.resolve("encoder.zip").toString();
    String picture = pictures.resolve("3.png").toString();

    assertThat(linesOf("PretrainOnPictures", pictures.toString(), encoder, "1")).isNotEmpty();
    // Four numbers for each unit of width 32, after the pooling.
    assertThat(
            Arrays.stream(
                    String.join("", linesOf("FeaturesOfAPicture", encoder, picture)).split(","))
                .count())
        .isEqualTo(128);
  }

  /** Runs a program of a page and returns what it prints. */
  private static List<String> linesOf(String className, String... arguments) throws Exception {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(stream);
      call(className, "main", (Object) arguments);
    } finally {
      System.setOut(console);
    }
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static double lossAt(
      ComputationGraph graph,
      INDArray parameters,
      int index,
      double change,
      INDArray first,
      INDArray second) {
    INDArray changed = parameters.dup();
    changed.putScalar(0, index, parameters.getDouble(0, index) + change);
    graph.setParams(changed);
    return new NtXent(TEMPERATURE)
        .evaluate(graph.outputSingle(first).dup(), graph.outputSingle(second).dup())
        .value();
  }

  /** Returns a small graph as a user would configure it for the example, in double. */
  private static ComputationGraph graph() {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .dataType(DataType.DOUBLE)
                .updater(new Sgd(LEARNING_RATE))
                .weightInit(WeightInit.XAVIER)
                .miniBatch(false)
                .trainingWorkspaceMode(WorkspaceMode.NONE)
                .graphBuilder()
                .addInputs("images")
                .setInputTypes(InputType.convolutional(SIDE, SIDE, 1))
                .addLayer(
                    "hidden",
                    new DenseLayer.Builder().nOut(3).activation(Activation.TANH).build(),
                    "images")
                .addLayer(
                    "embedding",
                    new DenseLayer.Builder().nOut(2).activation(Activation.IDENTITY).build(),
                    "hidden")
                .setOutputs("embedding")
                .build());
    graph.init();
    return graph;
  }

  private static INDArray images(String name) {
    return flat(name, IMAGES * PIXELS).reshape(IMAGES, 1, SIDE, SIDE);
  }

  private static INDArray flat(String name, int length) {
    RandomGenerator random = new Seed(1).derive(name).generator();
    double[] numbers = new double[length];
    Arrays.setAll(numbers, i -> random.nextGaussian());
    return Nd4j.createFromArray(numbers);
  }

  /** Makes an object of a page's class. */
  private static Object make(String className, Object... arguments) throws Exception {
    for (Constructor<?> each : pages.loadClass(className).getDeclaredConstructors()) {
      if (each.getParameterCount() == arguments.length) {
        each.setAccessible(true);
        return unwrapped(() -> each.newInstance(arguments));
      }
    }
    throw new NoSuchMethodException(className);
  }

  /** Calls a static method of a page's class. */
  private static Object call(String className, String name, Object... arguments) throws Exception {
    for (Method each : pages.loadClass(className).getDeclaredMethods()) {
      if (each.getName().equals(name)) {
        each.setAccessible(true);
        return unwrapped(() -> each.invoke(null, arguments));
      }
    }
    throw new NoSuchMethodException(className + "." + name);
  }

  private static Object unwrapped(Reflective call) throws Exception {
    try {
      return call.run();
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private interface Reflective {
    Object run() throws ReflectiveOperationException;
  }
}
