package io.github.lac4j.evaluation.environment;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.models.onednn.NativeLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a result was made.
 *
 * @param processor name of the processor
 * @param processors how many processors Java sees
 * @param kernels the instruction set that oneDNN has kernels for here
 * @param threads native threads of the process, {@code OMP_NUM_THREADS}
 * @param java version and name of the virtual machine
 * @param system operating system and architecture
 */
public record Machine(
    String processor, int processors, String kernels, String threads, String java, String system) {

  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  /** Checks that nothing is null. */
  public Machine {
    requireNonNull(processor, "processor is null");
    requireNonNull(kernels, "kernels is null");
    requireNonNull(threads, "threads is null");
    requireNonNull(java, "java is null");
    requireNonNull(system, "system is null");
  }

  /** Looks at the machine that this process runs on. */
  public static Machine current() {
    String threads = System.getenv("OMP_NUM_THREADS");
    return new Machine(
        processorName(),
        Runtime.getRuntime().availableProcessors(),
        NativeLibrary.problem().isPresent() ? "none" : NativeLibrary.instructionSet(),
        threads == null ? "not set" : threads,
        Runtime.version() + ", " + System.getProperty("java.vm.name"),
        "%s %s, %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")));
  }

  private static String processorName() {
    String unknown = "unknown, " + System.getProperty("os.arch");
    if (!Files.isReadable(PROCESSORS)) {
      return unknown;
    }
    try {
      return Files.readAllLines(PROCESSORS, StandardCharsets.ISO_8859_1).stream()
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse(unknown);
    } catch (IOException e) {
      // Some sandboxes list the file but do not let it be read; the name is for people only.
      return unknown;
    }
  }
}
