package io.github.lac4j.evaluation.environment;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.network.Executor;
import io.github.lac4j.models.onednn.NativeLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The programs that decide what bits come out.
 *
 * @param lac4j version of this library
 * @param nd4j version of ND4J
 * @param backend what ND4J runs on
 * @param executor what runs the networks, and the instruction set that its kernels are written for:
 *     sums in another order end in other bits
 */
public record Software(String lac4j, String nd4j, String backend, String executor) {

  /** Checks that nothing is null. */
  public Software {
    requireNonNull(lac4j, "lac4j is null");
    requireNonNull(nd4j, "nd4j is null");
    requireNonNull(backend, "backend is null");
    requireNonNull(executor, "executor is null");
  }

  /** Returns what this process runs. */
  public static Software current(Executor executor) {
    String lac4j = Software.class.getPackage().getImplementationVersion();
    return new Software(
        lac4j == null ? "unknown" : lac4j,
        nd4jVersion(),
        Nd4j.getBackend().getClass().getSimpleName(),
        "%s, kernels for %s".formatted(executor.name(), kernels()));
  }

  /** Returns the family of instruction sets; the kernels for floats are the same within one. */
  private static String kernels() {
    return NativeLibrary.problem().isPresent()
        ? System.getProperty("os.arch")
        : NativeLibrary.instructionSet().replaceFirst("_.*", "");
  }

  /** ND4J's jars keep their version in Maven's own file only. */
  private static String nd4jVersion() {
    Properties properties = new Properties();
    try (InputStream stream =
        Nd4j.class.getResourceAsStream("/META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
      if (stream != null) {
        properties.load(stream);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The version of ND4J cannot be read from its jar", e);
    }
    return properties.getProperty("version", "unknown");
  }
}
