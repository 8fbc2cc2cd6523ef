package io.github.lac4j.models.onednn.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;

/** Runs one oneDNN primitive. */
public final class PrimitiveStep implements Step {

  private record Binding(memory handle, Storage storage) {}

  private final Device device;
  private final primitive work;
  private final IntMemoryMap arguments = new IntMemoryMap();
  private final List<Binding> bindings = new ArrayList<>();

  public PrimitiveStep(Device device, primitive work, Map<Integer, Tensor> tensors) {
    this.device = device;
    this.work = work;
    tensors.forEach(
        (argument, tensor) -> {
          memory argumentMemory = new memory(tensor.description(), device.engine(), new Address(0));
          arguments.put(argument, argumentMemory);
          bindings.add(new Binding(argumentMemory, tensor.storage()));
        });
  }

  @Override
  public void bind(long arena) {
    bindings.forEach(binding -> binding.handle().set_data_handle(binding.storage().pointer(arena)));
  }

  @Override
  public void bind(Storage storage, long address) {
    for (Binding binding : bindings) {
      if (binding.storage() == storage) {
        binding.handle().set_data_handle(new Address(address));
      }
    }
  }

  @Override
  public void run() {
    work.execute(device.stream(), arguments);
  }
}
