package io.github.lac4j.core.backend;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.Nd4jBackend;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Says in words why ND4J cannot be used here: there is no backend, its native code cannot be
 * loaded, or it cannot run on the graphics cards.
 */
public final class BackendCheck {

  private BackendCheck() {}

  /**
   * Loads the backend that is on the class path, and checks every card that it sees; a CPU backend
   * that can be loaded always passes.
   *
   * <p>Call it before the first array is made.
   *
   * @throws UnsupportedBackendException if there is no backend, if its native code cannot be
   *     loaded, or if a card is too old or too new for it; the message names the reason and the
   *     remedy
   */
  public static void requireUsable() {
    try {
      if (!Nd4jBackend.load().getEnvironment().isCPU()) {
        requireSupported(devices(NativeOpsHolder.getInstance().getDeviceNativeOps()));
      }
      Nd4j.getExecutioner();
    } catch (Nd4jBackend.NoAvailableBackendException e) {
      throw new UnsupportedBackendException(
          "There is no ND4J backend on the class path; add org.nd4j:nd4j-native, or nd4j-cuda-11.6 for a GPU",
          e);
    } catch (LinkageError e) {
      throw withoutNativeCode(e);
    }
  }

  /** Native code lies in jars, and is unpacked into a folder before it can be loaded. */
  static UnsupportedBackendException withoutNativeCode(LinkageError error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return new UnsupportedBackendException(
        "The native libraries cannot be loaded (%s). They are unpacked into %s or else %s; name a folder that can be written and has 300 MB free with Java's option -Dorg.bytedeco.javacpp.cachedir=DIR, which the command lac takes from LAC_JAVA_OPTS"
            .formatted(
                cause.getMessage(),
                Path.of(System.getProperty("user.home"), ".javacpp"),
                System.getProperty("java.io.tmpdir")),
        error);
  }

  /**
   * Checks cards.
   *
   * @throws UnsupportedBackendException if one is not supported
   */
  static void requireSupported(List<CudaDevice> devices) {
    for (CudaDevice device : devices) {
      if (!device.isSupported()) {
        throw new UnsupportedBackendException(
            "ND4J's CUDA backend cannot run on %s: nd4j-cuda-11.6 1.0.0-M2.1 holds machine code for sm_37 to sm_86 only (sm_89 can run it) and none that the driver could compile for another card. Use the CPU backend (build without -Pcuda), or hide the card with CUDA_VISIBLE_DEVICES"
                .formatted(device));
      }
    }
  }

  private static List<CudaDevice> devices(NativeOps operations) {
    List<CudaDevice> devices = new ArrayList<>();
    for (int i = 0; i < operations.getAvailableDevices(); i++) {
      devices.add(
          new CudaDevice(
              operations.getDeviceName(i),
              operations.getDeviceMajor(i),
              operations.getDeviceMinor(i)));
    }
    return devices;
  }
}
