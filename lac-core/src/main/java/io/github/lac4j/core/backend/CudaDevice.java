package io.github.lac4j.core.backend;

import static java.util.Objects.requireNonNull;

/**
 * A graphics card as CUDA sees it.
 *
 * @param name the card's name
 * @param major first number of its compute capability
 * @param minor second number of its compute capability
 */
public record CudaDevice(String name, int major, int minor) {

  private static final int OLDEST = 37;
  private static final int NEWEST = 89;

  /** Checks the reference. */
  public CudaDevice {
    requireNonNull(name, "name is null");
  }

  /**
   * Says whether ND4J's CUDA backend holds machine code that this card can run.
   *
   * <p>nd4j-cuda-11.6 1.0.0-M2.1 has code for compute capability 3.7 to 8.6 and none that a driver
   * could compile for newer cards. A card runs code of its own major number, so 8.9 works too.
   */
  public boolean isSupported() {
    int capability = 10 * major + minor;
    return capability >= OLDEST && capability <= NEWEST;
  }

  /** Returns the name with the compute capability, for example {@code H100 (sm_90)}. */
  @Override
  public String toString() {
    return "%s (sm_%d%d)".formatted(name, major, minor);
  }
}
