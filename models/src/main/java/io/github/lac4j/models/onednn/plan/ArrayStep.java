package io.github.lac4j.models.onednn.plan;

import io.github.lac4j.models.onednn.memory.Step;
import io.github.lac4j.models.onednn.memory.Storage;
import io.github.lac4j.models.onednn.memory.Tensor;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/** Computes with small tensors in Java, on copies that are made once. */
public final class ArrayStep implements Step {

  /** What a step computes. */
  @FunctionalInterface
  public interface Computation {

    /** Fills the outputs, which have arbitrary content, from the inputs. */
    void compute(float[][] inputs, float[][] outputs);
  }

  private final List<Tensor> read;
  private final List<Tensor> written;
  private final Computation computation;
  private final float[][] inputs;
  private final float[][] outputs;
  private final FloatPointer[] sources;
  private final FloatPointer[] targets;

  /**
   * @param read plain tensors
   * @param written plain tensors; may be among those that are read
   */
  public ArrayStep(List<Tensor> read, List<Tensor> written, Computation computation) {
    this.read = List.copyOf(read);
    this.written = List.copyOf(written);
    this.computation = computation;
    this.inputs = arrays(read);
    this.outputs = arrays(written);
    this.sources = new FloatPointer[inputs.length];
    this.targets = new FloatPointer[outputs.length];
  }

  private static float[][] arrays(List<Tensor> tensors) {
    return tensors.stream()
        .map(tensor -> new float[Math.toIntExact(tensor.description().get_size() / Float.BYTES)])
        .toArray(float[][]::new);
  }

  @Override
  public void run() {
    for (int i = 0; i < inputs.length; i++) {
      sources[i].get(inputs[i]);
    }
    computation.compute(inputs, outputs);
    for (int i = 0; i < outputs.length; i++) {
      targets[i].put(outputs[i]);
    }
  }

  @Override
  public void bind(long arena) {
    bind(arena, read, sources);
    bind(arena, written, targets);
  }

  private static void bind(long arena, List<Tensor> tensors, FloatPointer[] pointers) {
    for (int i = 0; i < pointers.length; i++) {
      pointers[i] = new FloatPointer(tensors.get(i).storage().pointer(arena));
    }
  }

  @Override
  public void bind(Storage storage, long address) {
    // These tensors never lie in memory that changes from run to run.
  }
}
