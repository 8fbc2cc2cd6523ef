package io.github.lac4j.models.onednn.plan;

import java.util.IdentityHashMap;
import java.util.function.Consumer;
import org.bytedeco.javacpp.FloatPointer;

/** Computes with one number a channel, in Java. */
final class ChannelStep implements Step {

  /** The tensors of the step, each of C numbers. */
  static final class Channels {

    private final IdentityHashMap<Storage, FloatPointer> pointers = new IdentityHashMap<>();
    private final int count;

    private Channels(int count) {
      this.count = count;
    }

    int count() {
      return count;
    }

    FloatPointer of(Tensor tensor) {
      return pointers.get(tensor.storage());
    }
  }

  private final Consumer<Channels> computation;
  private final Tensor[] tensors;
  private final Channels channels;

  ChannelStep(Consumer<Channels> computation, Tensor... tensors) {
    this.computation = computation;
    this.tensors = tensors.clone();
    this.channels = new Channels(Math.toIntExact(tensors[0].shape()[0]));
  }

  @Override
  public void run() {
    computation.accept(channels);
  }

  @Override
  public void bind(long arena) {
    for (Tensor tensor : tensors) {
      channels.pointers.put(tensor.storage(), new FloatPointer(tensor.storage().pointer(arena)));
    }
  }

  @Override
  public void bind(Storage storage, long address) {
    // Statistics never lie in memory that changes from run to run.
  }
}
