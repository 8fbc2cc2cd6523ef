package io.github.lac4j.core.backend;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.factory.Nd4jBackend;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Refuses graphics cards that ND4J's CUDA backend cannot run on, instead of a failure deep inside
 * CUDA.
 */
public final class BackendCheck {

  private BackendCheck() {}

  /**
   * Checks every card that the backend on the class path sees; a CPU backend always passes.
   *
   * <p>Call it before the first array is made.
   *
   * @throws UnsupportedBackendException if there is no backend, or a card is too old or too new for
   *     it; the message names the card and the reason
   */
  public static void requireUsable() {
    Nd4jBackend backend;
    try {
      backend = Nd4jBackend.load();
    } catch (Nd4jBackend.NoAvailableBackendException e) {
      throw new UnsupportedBackendException(
          "There is no ND4J backend on the class path; add org.nd4j:nd4j-native, or nd4j-cuda-11.6 for a GPU",
          e);
    }
    if (!backend.getEnvironment().isCPU()) {
      requireSupported(devices(NativeOpsHolder.getInstance().getDeviceNativeOps()));
    }
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
