package io.github.lac4j.models.onednn.memory;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Memory for what goes from unit to unit, and the order in which the numbers lie there.
 *
 * <p>The order follows from the shape alone, so that every unit, in every mode, gives and takes the
 * same one, and a restored model meets the orders that it met before.
 */
public final class BoundaryMemory {

  private static final int MAPS = 4;

  private record Copy(PrimitiveStep step, Storage from, Storage to) {

    void run(Operand source, Operand target) {
      step.bind(from, source.address());
      step.bind(to, target.address());
      step.run();
    }
  }

  private final Device device;
  private final BlockPool pool;
  private final Map<Port, memory.desc> layouts = new HashMap<>();
  private final Map<Port, Copy> toPlain = new HashMap<>();
  private final Map<Port, Copy> fromPlain = new HashMap<>();

  /** Takes memory from a pool. */
  public BoundaryMemory(Device device, BlockPool pool) {
    this.device = device;
    this.pool = pool;
  }

  /** Returns the port of activations of a shape on their way between units. */
  public Port port(long... shape) {
    Port plain = Port.plain(shape);
    boolean isPlain = layout(new Port(plain.sizes(), false)).equals(Layout.plain(shape));
    return isPlain ? plain : new Port(plain.sizes(), false);
  }

  /** Returns the layout of what a port takes or gives. */
  public memory.desc layout(Port port) {
    return layouts.computeIfAbsent(port, this::find);
  }

  /** Lets maps lie as oneDNN's convolutions want to read them. */
  private memory.desc find(Port port) {
    long[] shape = port.shape();
    if (port.isPlain() || shape.length != MAPS) {
      return Layout.plain(shape);
    }
    long[] one = {1, 1};
    return new convolution_forward.primitive_desc(
            new convolution_forward.desc(
                prop_kind.forward_training,
                algorithm.convolution_direct,
                Layout.any(shape),
                Layout.any(shape[1], shape[1], 3, 3),
                Layout.any(shape),
                one,
                one,
                one),
            device.engine())
        .src_desc();
  }

  /** Lends memory with any content. */
  public BlockedActivations create(Port port) {
    memory.desc layout = layout(port);
    return new BlockedActivations(this, port, layout, pool.lend(layout.get_size()));
  }

  /** Copies an array into lent memory, in the order of a port. */
  public BlockedActivations copyOf(ArrayOperand array, Port port) {
    BlockedActivations copy = create(port);
    fromPlain.computeIfAbsent(port, wanted -> copy(array.port(), wanted)).run(array, copy);
    return copy;
  }

  /** Returns a new array with the same content. */
  public INDArray arrayOf(BlockedActivations activations) {
    ArrayOperand array = ArrayOperand.create(activations.shape());
    toPlain
        .computeIfAbsent(activations.port(), port -> copy(port, array.port()))
        .run(activations, array);
    return array.array();
  }

  private Copy copy(Port source, Port target) {
    memory.desc before = layout(source);
    memory.desc after = layout(target);
    Storage from = Storage.bound();
    Storage to = Storage.bound();
    reorder.primitive_desc description =
        new reorder.primitive_desc(device.engine(), before, device.engine(), after);
    return new Copy(
        new PrimitiveStep(
            device,
            new reorder(description),
            Map.of(
                dnnl.DNNL_ARG_FROM,
                new Tensor(before, from),
                dnnl.DNNL_ARG_TO,
                new Tensor(after, to))),
        from,
        to);
  }
}
