package io.github.lac4j.models.onednn.plan;

import io.github.lac4j.core.network.ParameterVersion;
import io.github.lac4j.models.onednn.memory.Arena;
import io.github.lac4j.models.onednn.memory.Device;
import io.github.lac4j.models.onednn.memory.Layout;
import io.github.lac4j.models.onednn.memory.ParameterMemory;
import io.github.lac4j.models.onednn.memory.PrimitiveStep;
import io.github.lac4j.models.onednn.memory.Step;
import io.github.lac4j.models.onednn.memory.Storage;
import io.github.lac4j.models.onednn.memory.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;

/**
 * Weights of one network in the layouts that primitives want, and what is made of weights.
 *
 * <p>All plans of the network share them. They are made again when that of which they are made has
 * changed since.
 */
public final class PreparedWeights implements AutoCloseable {

  private static final long NEVER = -1;

  private final Device device;
  private final ParameterMemory parameters;
  private final ParameterVersion version;
  private final List<Entry> entries = new ArrayList<>();
  private long preparations;

  /** Prepares weights that lie in a network's vector. */
  public PreparedWeights(Device device, ParameterMemory parameters, ParameterVersion version) {
    this.device = device;
    this.parameters = parameters;
    this.version = version;
  }

  /** Returns how many times any weights have been prepared. */
  public long preparations() {
    return preparations;
  }

  /** Returns weights in a layout; the same ones to all who ask for the same. */
  public Entry in(WeightSource source, memory.desc layout) {
    for (Entry entry : entries) {
      if (entry.source.isSameAs(source) && entry.tensor.hasLayout(layout)) {
        return entry;
      }
    }
    Entry entry = new Entry(source, layout);
    entries.add(entry);
    return entry;
  }

  /** Returns the weights as they are kept. */
  public Tensor stored(WeightSource source) {
    return new Tensor(source.stored(), parameters.parameters(source.segment()));
  }

  @Override
  public void close() {
    entries.forEach(entry -> entry.block.close());
    entries.clear();
  }

  /** Weights in one layout, and the step of a plan that makes them if they are out of date. */
  public final class Entry implements Step {

    private final WeightSource source;
    private final Arena block;
    private final Tensor tensor;
    private final List<Step> work = new ArrayList<>();
    private final List<String> implementations = new ArrayList<>();
    private long madeOf = NEVER;

    private Entry(WeightSource source, memory.desc layout) {
      this.source = source;
      this.block = new Arena(layout.get_size());
      this.tensor = new Tensor(layout, Storage.at(block.address()));
      if (!source.isComputed()) {
        addCopy(stored(source));
      } else if (!tensor.hasLayout(source.plain())) {
        Entry plain = in(source, source.plain());
        work.add(plain);
        addCopy(plain.tensor);
      } else {
        source.derivation().ifPresent(this::addDerivation);
        source.factors().ifPresent(this::addProduct);
      }
      // Nothing lies in an arena.
      work.stream().filter(step -> !(step instanceof Entry)).forEach(step -> step.bind(0));
    }

    private void addDerivation(WeightSource.Derivation derivation) {
      List<Tensor> read = new ArrayList<>(List.of(stored(source)));
      derivation
          .others()
          .forEach(other -> read.add(new Tensor(source.stored(), parameters.parameters(other))));
      work.add(new ArrayStep(read, List.of(tensor), derivation.computation()));
    }

    private void addProduct(WeightSource factors) {
      Entry prepared = in(factors, factors.plain());
      work.add(prepared);
      long channels = tensor.shape()[0];
      // oneDNN has kernels for one factor a row where rows come second.
      memory.desc rows =
          Layout.plain(1, channels, tensor.description().get_size() / Float.BYTES / channels);
      memory.desc one = Layout.plain(1, channels, 1);
      binary.primitive_desc description =
          new binary.primitive_desc(
              new binary.desc(algorithm.binary_mul, rows, one, rows), device.engine());
      implementations.add(description.impl_info_str().getString());
      work.add(
          new PrimitiveStep(
              device,
              new binary(description),
              Map.of(
                  dnnl.DNNL_ARG_SRC_0,
                  stored(source).as(rows),
                  dnnl.DNNL_ARG_SRC_1,
                  prepared.tensor.as(one),
                  dnnl.DNNL_ARG_DST,
                  tensor.as(rows))));
    }

    private void addCopy(Tensor from) {
      reorder.primitive_desc description =
          new reorder.primitive_desc(
              device.engine(), from.description(), device.engine(), tensor.description());
      implementations.add(description.impl_info_str().getString());
      work.add(
          new PrimitiveStep(
              device,
              new reorder(description),
              Map.of(dnnl.DNNL_ARG_FROM, from, dnnl.DNNL_ARG_TO, tensor)));
    }

    Tensor tensor() {
      return tensor;
    }

    /** Returns the names of oneDNN's implementations of the work, and of what it starts from. */
    List<String> implementations() {
      List<String> all = new ArrayList<>(implementations);
      for (Step step : work) {
        if (step instanceof Entry before) {
          all.addAll(before.implementations());
        }
      }
      return all;
    }

    @Override
    public void run() {
      long present = source.dependsOnStatistics() ? version.parameters() : version.weights();
      if (madeOf == present) {
        return;
      }
      work.forEach(Step::run);
      madeOf = present;
      preparations++;
    }

    @Override
    public void bind(long arena) {
      // Lies where it lies.
    }

    @Override
    public void bind(Storage storage, long address) {
      // Lies where it lies.
    }
  }
}
