package io.github.lac4j.evaluation.saved;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Reads model files that DL4J's ModelSerializer wrote for a ComputationGraph or a
 * MultiLayerNetwork.
 *
 * <p>A file may come from anybody. Nothing in it is deserialised as Java objects, no class is
 * loaded that is not one of DL4J's own configurations, and no more memory is taken than the file's
 * limits allow: the state of an updater, a normalizer, and whatever else may be in the archive, are
 * left alone.
 */
public final class ModelFile {

  private static final String CONFIGURATION = "configuration.json";
  private static final String PARAMETERS = "coefficients.bin";

  /** The configuration of ResNet-152 has a fortieth of this. */
  private static final int LONGEST_CONFIGURATION = 1 << 24;

  /** The most parameters that are read, 1 GiB of floats. */
  private static final long MOST_PARAMETERS = 1L << 28;

  private ModelFile() {}

  /**
   * Reads a model.
   *
   * @throws UnusableException if there is no such file, or it is no model that can be used here;
   *     the message says why
   */
  public static SavedModel read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UnusableException(file, "there is no such file");
    }
    try (ZipFile archive = new ZipFile(file.toFile())) {
      ConfigurationText text = ConfigurationText.checked(text(archive));
      return text.isGraph() ? graph(archive, text.json()) : layers(archive, text.json());
    } catch (EOFException e) {
      throw new UnusableException(file, "its parameters end too early", e);
    } catch (IOException e) {
      throw new UnusableException(file, "it cannot be read as a zip archive", e);
    } catch (IllegalArgumentException e) {
      throw new UnusableException(file, e.getMessage(), e);
    }
  }

  private static String text(ZipFile archive) throws IOException {
    try (InputStream stream = archive.getInputStream(entry(archive, CONFIGURATION))) {
      byte[] bytes = stream.readNBytes(LONGEST_CONFIGURATION + 1);
      if (bytes.length > LONGEST_CONFIGURATION) {
        throw new IllegalArgumentException(
            "its configuration has more than %d MiB".formatted(LONGEST_CONFIGURATION >> 20));
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static ZipEntry entry(ZipFile archive, String name) {
    ZipEntry entry = archive.getEntry(name);
    if (entry == null) {
      throw new IllegalArgumentException(
          "there is no %s in it, so it is no model file of DL4J".formatted(name));
    }
    return entry;
  }

  private static SavedModel graph(ZipFile archive, String text) throws IOException {
    ComputationGraphConfiguration configuration =
        configuration(ComputationGraphConfiguration::fromJson, text);
    if (!isOne(configuration.getNetworkInputs()) || !isOne(configuration.getNetworkOutputs())) {
      throw new IllegalArgumentException(
          "its graph has the inputs %s and the outputs %s; an encoder has one of each"
              .formatted(configuration.getNetworkInputs(), configuration.getNetworkOutputs()));
    }
    DataType dataType = requireFloatingPoint(configuration.getDataType());
    long count =
        parameterCount(
            configuration.getVertices().values().stream()
                .mapToLong(vertex -> vertex.numParams(true)));
    return new SavedModel(configuration, parameters(archive, dataType, count));
  }

  /** Turns a MultiLayerNetwork into the graph that DL4J makes of it. */
  private static SavedModel layers(ZipFile archive, String text) throws IOException {
    MultiLayerConfiguration configuration = configuration(MultiLayerConfiguration::fromJson, text);
    DataType dataType = requireFloatingPoint(configuration.getDataType());
    long count =
        parameterCount(
            configuration.getConfs().stream()
                .mapToLong(layer -> layer.getLayer().initializer().numParams(layer)));
    INDArray parameters = parameters(archive, dataType, count);
    ComputationGraph graph;
    try {
      MultiLayerNetwork network = new MultiLayerNetwork(configuration);
      network.init(parameters, /* cloneParametersArray= */ false);
      graph = network.toComputationGraph();
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "DL4J cannot make a ComputationGraph of its MultiLayerNetwork (%s)"
              .formatted(firstLine(e)),
          e);
    }
    return new SavedModel(graph.getConfiguration(), graph.params().dup());
  }

  private static <T> T configuration(Function<String, T> reader, String text) {
    try {
      return reader.apply(text);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "DL4J cannot read its configuration (%s)".formatted(firstLine(e)), e);
    }
  }

  private static DataType requireFloatingPoint(DataType dataType) {
    if (dataType != DataType.FLOAT && dataType != DataType.DOUBLE) {
      throw new IllegalArgumentException(
          "its numbers are %s; FLOAT and DOUBLE can be used".formatted(dataType));
    }
    return dataType;
  }

  private static boolean isOne(List<String> names) {
    return names != null && names.size() == 1;
  }

  /** Layers multiply what the configuration says, so nonsense there ends in any exception. */
  private static long parameterCount(LongStream counts) {
    long count;
    try {
      count = counts.reduce(0, Math::addExact);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "the parameters of its layers cannot be counted (%s)".formatted(firstLine(e)), e);
    }
    if (count < 1 || count > MOST_PARAMETERS) {
      throw new IllegalArgumentException(
          "its configuration describes %d parameters; from 1 to %d can be used"
              .formatted(count, MOST_PARAMETERS));
    }
    return count;
  }

  private static INDArray parameters(ZipFile archive, DataType dataType, long count)
      throws IOException {
    ZipEntry entry = entry(archive, PARAMETERS);
    if (entry.getSize() < count * dataType.width()) {
      throw new IllegalArgumentException(
          "its configuration describes %d parameters, but there are %d bytes of them"
              .formatted(count, entry.getSize()));
    }
    try (InputStream stream = new BufferedInputStream(archive.getInputStream(entry))) {
      return new ParameterStream(stream).read(dataType, count);
    }
  }

  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /**
   * Reads an array that ND4J has written, without giving ND4J a length that nobody has checked.
   *
   * <p>The format is two buffers: the shape information as longs, then the values, big-endian. Each
   * begins with the name of an allocation mode, a length and the name of a data type.
   */
  static final class ParameterStream {

    /** The most numbers that shape information has here: those of an array of rank 2. */
    private static final int LONGEST_SHAPE = 8;

    private final DataInputStream input;

    ParameterStream(InputStream input) {
      this.input = new DataInputStream(input);
    }

    /**
     * Reads a row of exactly so many values.
     *
     * @return 1 x count
     * @throws IllegalArgumentException if it is another array
     */
    INDArray read(DataType dataType, long count) throws IOException {
      long shapeLength = header("LONG");
      if (shapeLength < 0 || shapeLength > LONGEST_SHAPE) {
        throw new IllegalArgumentException("its parameters are not one row of numbers");
      }
      for (long i = 0; i < shapeLength; i++) {
        input.readLong();
      }
      long length = header(dataType.name());
      if (length != count) {
        throw new IllegalArgumentException(
            "it has %d parameters, but its configuration describes %d".formatted(length, count));
      }
      INDArray values = values(dataType, Math.toIntExact(count));
      if (input.read() >= 0) {
        throw new IllegalArgumentException("there is more behind its parameters");
      }
      return values;
    }

    private long header(String dataType) throws IOException {
      input.readUTF();
      long length = input.readLong();
      String given = input.readUTF();
      if (!given.equals(dataType)) {
        throw new IllegalArgumentException(
            "its parameters are %s where %s was expected".formatted(given, dataType));
      }
      return length;
    }

    private INDArray values(DataType dataType, int count) throws IOException {
      if (dataType == DataType.DOUBLE) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
          values[i] = input.readDouble();
        }
        return Nd4j.createFromArray(values).reshape(1, count);
      }
      float[] values = new float[count];
      for (int i = 0; i < count; i++) {
        values[i] = input.readFloat();
      }
      return Nd4j.createFromArray(values).reshape(1, count);
    }
  }

  /** Says why a file is no model that can be used here. */
  public static final class UnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableException(Path file, String why) {
      super(requireNonNull(file, "file is null") + ": " + why);
    }

    UnusableException(Path file, String why, Throwable cause) {
      super(requireNonNull(file, "file is null") + ": " + why, cause);
    }
  }
}
