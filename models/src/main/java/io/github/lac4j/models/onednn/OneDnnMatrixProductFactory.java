package io.github.lac4j.models.onednn;

import io.github.lac4j.core.matrix.MatrixProduct;
import io.github.lac4j.core.matrix.MatrixProductFactory;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Makes products of matrices that oneDNN computes; found by {@link java.util.ServiceLoader}. */
public final class OneDnnMatrixProductFactory implements MatrixProductFactory {

  /** Creates the factory, which loads nothing yet. */
  public OneDnnMatrixProductFactory() {}

  @Override
  public String name() {
    return "oneDNN";
  }

  @Override
  public Optional<String> problem() {
    if (!Loader.getPlatform().startsWith("linux")) {
      // Elsewhere each library may bring an OpenMP of its own, which does not hear the other.
      return Optional.of(
          "only on Linux is it known to obey the number of threads that is set through ND4J");
    }
    if (Nd4j.getExecutioner().type() != OpExecutioner.ExecutionerType.NATIVE_CPU) {
      return Optional.of("ND4J does not run on the CPU");
    }
    return NativeLibrary.problem().map(problem -> "it cannot be loaded: " + problem);
  }

  @Override
  public MatrixProduct create() {
    // What is held there is chosen by ND4J when it starts.
    Nd4j.getBackend();
    return new OneDnnMatrixProduct(NativeOpsHolder.getInstance().getDeviceNativeOps());
  }
}
