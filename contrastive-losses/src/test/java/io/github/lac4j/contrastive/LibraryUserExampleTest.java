package io.github.lac4j.contrastive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.contrastive.loss.NtXent;
import io.github.lac4j.core.loss.LossValue;
import io.github.lac4j.core.random.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Sgd;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Runs the README's example of a library user, who has this module and DL4J and nothing else. */
class LibraryUserExampleTest {

  private static final Path README = Path.of("..", "README.md");
  private static final Path THIS_FILE =
      Path.of("src/test/java/io/github/lac4j/contrastive/LibraryUserExampleTest.java");

  private static final double LEARNING_RATE = 0.1;
  private static final int IMAGES = 4;
  private static final int SIDE = 2;
  private static final int PIXELS = SIDE * SIDE;

  // README example: begin
  /** One step of SimCLR on a DL4J graph of one's own that turns images into embeddings. */
  static double step(ComputationGraph graph, INDArray firstViews, INDArray secondViews) {
    int n = (int) firstViews.size(0);
    INDArray views = Nd4j.concat(0, firstViews, secondViews);
    INDArray z = graph.feedForward(new INDArray[] {views}, true, false).get("embedding");
    INDArray z1 = z.get(NDArrayIndex.interval(0, n), NDArrayIndex.all());
    INDArray z2 = z.get(NDArrayIndex.interval(n, 2 * n), NDArrayIndex.all());
    LossValue loss = new NtXent(0.5).evaluate(z1, z2);
    INDArray error = Nd4j.concat(0, loss.gradient(0), loss.gradient(1));
    Gradient gradient = graph.backpropGradient(error);
    graph.getUpdater().update(gradient, 0, 0, 2 * n, LayerWorkspaceMgr.noWorkspaces());
    graph.params().subi(gradient.gradient());
    return loss.value();
  }

  // README example: end

  @Test
  void should_be_the_code_that_the_readme_shows() throws IOException {
    String here =
        between(Files.readString(THIS_FILE), "// README example: begin", "// README example: end");
    String section =
        between(Files.readString(README), "<!-- library-example -->", "<!-- /library-example -->");
    String shown = between(section, "```java", "```");

    assertThat(here).isNotBlank();
    assertThat(shown).isEqualToNormalizingWhitespace(here);
  }

  @Test
  void should_lower_the_loss_step_by_step() {
    ComputationGraph graph = graph();
    INDArray first = images("first");
    INDArray second = first.add(images("difference").mul(0.1));
    double before = step(graph, first, second);
    double after = before;
    for (int i = 0; i < 20; i++) {
      after = step(graph, first, second);
    }

    // 20 steps along the exact gradient at this rate lower it by more than a tenth; a wrong sign
    // would raise it.
    assertThat(after).isLessThan(0.9 * before);
  }

  @Test
  void should_move_every_parameter_along_the_gradient_of_the_loss() {
    ComputationGraph graph = graph();
    INDArray first = images("first");
    INDArray second = images("second");
    INDArray before = graph.params().dup();
    step(graph, first, second);
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.github.lac4j.evaluation.command.Lac",
        "io.github.lac4j.models.mlp.Mlp",
        "io.github.lac4j.datasets.ImageDataset",
        "picocli.CommandLine"
      })
  void should_not_see_the_other_rooms_of_the_house(String className) {
    // The test class path holds the compile class path, so what is not here is not there either.
    assertThatThrownBy(() -> Class.forName(className)).isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void should_bring_a_user_nothing_but_the_core_and_dl4j() throws Exception {
    assertThat(required(Path.of("pom.xml"))).containsExactly("lac-core");
    assertThat(required(Path.of("../lac-core/pom.xml")))
        .containsExactlyInAnyOrder("deeplearning4j-nn", "slf4j-api");
    // The parent's profiles carry the backends: at test scope only.
    assertThat(required(Path.of("../pom.xml"))).isEmpty();
  }

  /**
   * Returns the artifacts of a pom that reach whoever depends on it, those of profiles included.
   */
  private static List<String> required(Path pom)
      throws ParserConfigurationException, IOException, SAXException {
    Element project =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(pom.toFile())
            .getDocumentElement();
    List<Element> holders = new ArrayList<>(List.of(project));
    children(project, "profiles").forEach(all -> holders.addAll(children(all, "profile")));
    List<String> required = new ArrayList<>();
    for (Element holder : holders) {
      for (Element dependencies : children(holder, "dependencies")) {
        for (Element dependency : children(dependencies, "dependency")) {
          String scope = text(dependency, "scope", "compile");
          boolean reaches = !scope.equals("test") && !scope.equals("provided");
          if (reaches && !text(dependency, "optional", "false").equals("true")) {
            required.add(text(dependency, "artifactId", ""));
          }
        }
      }
    }
    return required;
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }

  private static String text(Element parent, String name, String otherwise) {
    return children(parent, name).stream()
        .map(element -> element.getTextContent().strip())
        .findFirst()
        .orElse(otherwise);
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
    return new NtXent(0.5)
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
    double[] pixels = new double[IMAGES * PIXELS];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextGaussian();
    }
    return Nd4j.createFromArray(pixels).reshape(IMAGES, 1, SIDE, SIDE);
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start);
    int to = text.indexOf(end, from + start.length());
    assertThat(from).as("\"%s\" in the text", start).isNotNegative();
    assertThat(to).as("\"%s\" in the text", end).isNotNegative();
    return text.substring(from + start.length(), to);
  }
}
