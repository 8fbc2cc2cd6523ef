package io.github.lac4j.evaluation.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.lac4j.contrastive.loss.NtXent;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.evaluator.FrozenFeatures;
import io.github.lac4j.evaluation.feature.Features;
import io.github.lac4j.evaluation.feature.RandomFeatures;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** Runs the Java of the pages, as it is printed there. */
class ExamplesTest {

  private static final double LEARNING_RATE = 0.1;
  private static final int IMAGES = 4;
  private static final int SIDE = 2;
  private static final double TEMPERATURE = 0.5;

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
        "org.example.spectral.SpectralObjectiveTest"
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
  void should_move_every_parameter_along_the_gradient_of_the_loss() throws Exception {
    ComputationGraph graph = graph();
    INDArray first = images("first");
    INDArray second = images("second");
    INDArray before = graph.params().dup();
    call("LibraryStep", "step", graph, first, second);
    INDArray after = graph.params().dup();

    for (int i = 0; i < before.length(); i++) {
      double slope = (before.getDouble(0, i) - after.getDouble(0, i)) / LEARNING_RATE;
      double difference = 1e-5;
      double expected =
          (lossAt(graph, before, i, difference, first, second)
                  - lossAt(graph, before, i, -difference, first, second))
              / (2 * difference);
      // The central difference errs by some 1e-10 here; a missing factor shows at 1e-2.
      assertThat(slope).as("parameter %d", i).isCloseTo(expected, within(1e-7));
    }
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
    RandomGenerator random = new Seed(1).derive(name).generator();
    double[] pixels = new double[IMAGES * SIDE * SIDE];
    Arrays.setAll(pixels, i -> random.nextGaussian());
    return Nd4j.createFromArray(pixels).reshape(IMAGES, 1, SIDE, SIDE);
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
