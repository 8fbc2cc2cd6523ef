package io.github.lac4j.models.onednn;

import java.util.Locale;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.global.dnnl;

/** Whether oneDNN's native library is here, and what it can use. */
public final class NativeLibrary {

  // Looked for once: a second try would only say that the first one failed.
  private static final Optional<String> PROBLEM = findProblem();

  private NativeLibrary() {}

  /**
   * Returns why the library cannot be used, or nothing if it can.
   *
   * <p>The usual reasons: no jar with the machine code for this platform is on the class path, or
   * there is none for this platform.
   */
  public static Optional<String> problem() {
    return PROBLEM;
  }

  private static Optional<String> findProblem() {
    try {
      dnnl.dnnl_version();
      return Optional.empty();
    } catch (LinkageError | RuntimeException e) {
      return Optional.of(e.toString());
    }
  }

  /** Returns the library's version, for example {@code 2.5.2}. */
  public static String version() {
    requireAvailable();
    dnnl_version_t version = dnnl.dnnl_version();
    return "%d.%d.%d".formatted(version.major(), version.minor(), version.patch());
  }

  /** Returns the instruction set that kernels are written for, for example {@code avx512_core}. */
  public static String instructionSet() {
    requireAvailable();
    return dnnl.get_effective_cpu_isa().intern().name().toLowerCase(Locale.ROOT);
  }

  static void requireAvailable() {
    problem()
        .ifPresent(
            problem -> {
              throw new UnsupportedOperationException("oneDNN cannot be loaded: " + problem);
            });
  }
}
