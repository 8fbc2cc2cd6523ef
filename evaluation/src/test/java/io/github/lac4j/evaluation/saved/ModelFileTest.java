package io.github.lac4j.evaluation.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ModelFileTest {

  private static final ImageShape IMAGES = new ImageShape(1, 6, 6);
  private static final String CONFIGURATION = "configuration.json";
  private static final String PARAMETERS = "coefficients.bin";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("encoder.zip");
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void should_give_the_outputs_of_the_graph_that_was_saved(DataType dataType) throws IOException {
    ComputationGraph graph = save(dataType, true);
    INDArray images = Nd4j.rand(new long[] {3, 1, 6, 6}).castTo(dataType);

    try (Network network = ModelFile.read(file).network(new Dl4jExecutor(), IMAGES)) {
      assertThat(network.infer(images).dup()).isEqualTo(graph.outputSingle(false, images));
    }
  }

  @Test
  void should_not_mind_how_weights_were_drawn_once() throws IOException {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .weightInit(new NormalDistribution(0, 0.3))
                .graphBuilder()
                .addInputs("input")
                .setInputTypes(InputType.convolutional(6, 6, 1))
                .addLayer(
                    "convolution",
                    new ConvolutionLayer.Builder(3, 3).nIn(1).nOut(4).build(),
                    "input")
                .addLayer("pool", new GlobalPoolingLayer(PoolingType.AVG), "convolution")
                .setOutputs("pool")
                .build());
    graph.init();
    ModelSerializer.writeModel(graph, file.toFile(), false);
    INDArray images = Nd4j.rand(new long[] {3, 1, 6, 6});

    try (Network network = ModelFile.read(file).network(new Dl4jExecutor(), IMAGES)) {
      assertThat(network.infer(images).dup()).isEqualTo(graph.outputSingle(false, images));
    }
  }

  @Test
  void should_name_a_file_that_is_not_there() {
    assertThatThrownBy(() -> ModelFile.read(file))
        .isInstanceOf(ModelFile.UnusableException.class)
        .hasMessage(file + ": there is no such file");
  }

  @Test
  void should_refuse_what_is_no_archive() throws IOException {
    Files.writeString(file, "a model");

    refused("cannot be read as a zip archive");
  }

  @ParameterizedTest
  @ValueSource(strings = {CONFIGURATION, PARAMETERS})
  void should_name_what_is_missing(String entry) throws IOException {
    save(DataType.FLOAT, false);
    change(entry, null);

    refused("there is no " + entry);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javax.script.ScriptEngineManager",
        "org.springframework.context.support.ClassPathXmlApplicationContext",
        "org.deeplearning4j.nn.configured.Elsewhere",
        "[Lorg.deeplearning4j.nn.conf.layers.DenseLayer;",
        "org.deeplearning4j.nn.conf.layers.DenseLayer<java.lang.Runtime>",
        "java.net.URL"
      })
  void should_not_let_a_file_choose_a_class(String name) throws IOException {
    save(DataType.FLOAT, false);
    String text = text();
    String known = "org.nd4j.linalg.activations.impl.ActivationTanH";
    assertThat(text).contains(known);
    change(CONFIGURATION, text.replace(known, name).getBytes(StandardCharsets.UTF_8));

    refused("\"" + name + "\"");
  }

  @Test
  void should_not_let_a_second_class_hide_behind_the_first() throws IOException {
    save(DataType.FLOAT, false);
    String text =
        text()
            .replace(
                "\"@class\" : \"org.nd4j.linalg.activations.impl.ActivationTanH\"",
                "\"@class\" : \"org.nd4j.linalg.activations.impl.ActivationTanH\", \"@class\" :"
                    + " \"java.net.URL\"");
    change(CONFIGURATION, text.getBytes(StandardCharsets.UTF_8));

    refused("no JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "{\"confs\": []}", "{", "", "{\"vertices\": {}}"})
  void should_refuse_what_is_no_graph(String text) throws IOException {
    save(DataType.FLOAT, false);
    change(CONFIGURATION, text.getBytes(StandardCharsets.UTF_8));

    refused("its ");
  }

  @Test
  void should_not_follow_a_configuration_that_is_nested_without_end() throws IOException {
    save(DataType.FLOAT, false);
    change(CONFIGURATION, "{\"vertices\":".repeat(100_000).getBytes(StandardCharsets.UTF_8));

    refused("no JSON");
  }

  @Test
  void should_not_take_memory_for_parameters_that_are_not_there() throws IOException {
    save(DataType.FLOAT, false);
    String huge = text().replace("\"nout\" : 4", "\"nout\" : 4000000");
    assertThat(huge).isNotEqualTo(text());
    change(CONFIGURATION, huge.getBytes(StandardCharsets.UTF_8));

    refused("its configuration describes");
  }

  @Test
  void should_refuse_more_parameters_than_it_can_hold() throws IOException {
    save(DataType.FLOAT, false);
    change(
        CONFIGURATION,
        text().replace("\"nout\" : 4", "\"nout\" : 2000000000").getBytes(StandardCharsets.UTF_8));

    refused("parameters");
  }

  @Test
  void should_say_that_parameters_end_too_early() throws IOException {
    save(DataType.FLOAT, false);
    byte[] whole = entries().get(PARAMETERS);
    // As long as the numbers alone: the header before them takes the last ones' place.
    change(PARAMETERS, Arrays.copyOf(whole, whole.length - 20));

    refused("end too early");
  }

  @Test
  void should_refuse_another_number_of_parameters() throws IOException {
    save(DataType.FLOAT, false);
    change(PARAMETERS, written(Nd4j.create(DataType.FLOAT, 1, 1000)));

    refused("it has 1000 parameters, but its configuration describes");
  }

  @Test
  void should_refuse_parameters_of_another_type() throws IOException {
    save(DataType.FLOAT, false);
    change(PARAMETERS, written(Nd4j.create(DataType.DOUBLE, 1, 1000)));

    refused("DOUBLE where FLOAT was expected");
  }

  @Test
  void should_answer_every_damaged_file_with_a_reason() throws IOException {
    save(DataType.FLOAT, false);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = whole.clone();
      for (int j = 0; j <= i % 8; j++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, damaged);
      try {
        ModelFile.read(file);
      } catch (ModelFile.UnusableException e) {
        assertThat(e).hasMessageStartingWith(file.toString());
      }
    }
  }

  @Test
  void should_answer_every_damaged_configuration_with_a_reason() throws IOException {
    save(DataType.FLOAT, false);
    String text = text();
    Random random = new Random(2);
    for (int i = 0; i < 300; i++) {
      char[] damaged = text.toCharArray();
      damaged[random.nextInt(damaged.length)] = "0123456789\",:{}[]-".charAt(random.nextInt(18));
      change(CONFIGURATION, new String(damaged).getBytes(StandardCharsets.UTF_8));
      try (Network network = ModelFile.read(file).network(new Dl4jExecutor(), IMAGES)) {
        assertThat(network.parameters()).isNotNull();
      } catch (ModelFile.UnusableException e) {
        assertThat(e).hasMessageStartingWith(file.toString());
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }

  private void refused(String why) {
    assertThatThrownBy(() -> ModelFile.read(file))
        .isInstanceOf(ModelFile.UnusableException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(why);
  }

  private ComputationGraph save(DataType dataType, boolean updater) throws IOException {
    ComputationGraphConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .dataType(dataType)
            .graphBuilder()
            .addInputs("input")
            .setInputTypes(InputType.convolutional(6, 6, 1))
            .addLayer(
                "convolution", new ConvolutionLayer.Builder(3, 3).nIn(1).nOut(4).build(), "input")
            .addLayer("norm", new BatchNormalization.Builder().build(), "convolution")
            .addLayer("activation", new ActivationLayer(Activation.TANH), "norm")
            .addLayer("pool", new GlobalPoolingLayer(PoolingType.AVG), "activation")
            .setOutputs("pool")
            .build();
    ComputationGraph graph = new ComputationGraph(configuration);
    graph.init();
    ModelSerializer.writeModel(graph, file.toFile(), updater);
    return graph;
  }

  private static byte[] written(INDArray array) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Nd4j.write(array, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private String text() throws IOException {
    return new String(entries().get(CONFIGURATION), StandardCharsets.UTF_8);
  }

  private Map<String, byte[]> entries() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile archive = new ZipFile(file.toFile())) {
      for (ZipEntry entry : archive.stream().map(ZipEntry.class::cast).toList()) {
        entries.put(entry.getName(), archive.getInputStream(entry).readAllBytes());
      }
    }
    return entries;
  }

  private void change(String name, byte[] content) throws IOException {
    Map<String, byte[]> entries = entries();
    if (content == null) {
      entries.remove(name);
    } else {
      entries.put(name, content);
    }
    try (ZipOutputStream archive = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        archive.putNextEntry(new ZipEntry(entry.getKey()));
        archive.write(entry.getValue());
        archive.closeEntry();
      }
    }
  }
}
