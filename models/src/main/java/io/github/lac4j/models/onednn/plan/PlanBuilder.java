package io.github.lac4j.models.onednn.plan;

import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.models.graph.Nonlinearity;
import io.github.lac4j.models.graph.Operation;
import io.github.lac4j.models.onednn.memory.ArenaLayout;
import io.github.lac4j.models.onednn.memory.Device;
import io.github.lac4j.models.onednn.memory.ParameterMemory;
import io.github.lac4j.models.onednn.memory.PrimitiveStep;
import io.github.lac4j.models.onednn.memory.Step;
import io.github.lac4j.models.onednn.memory.Storage;
import io.github.lac4j.models.onednn.memory.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;

/**
 * Collects the steps of a plan and the memory that they use.
 *
 * <p>Steps run in the order in which they are added, forward ones before backward ones; which part
 * of the arena a tensor gets follows from the steps that use it.
 */
public final class PlanBuilder {

  private final Device device;
  private final ParameterMemory parameters;
  private final PreparedWeights weights;
  private final Purpose purpose;
  private final Map<String, Tensor> values = new HashMap<>();
  private final Map<String, Step.Condition> needs = new HashMap<>();
  private final Map<String, Integer> readers = new HashMap<>();
  private final Set<String> kept = new HashSet<>();
  private final List<Plan.PlannedStep> steps = new ArrayList<>();
  private final Set<Storage> storages = new LinkedHashSet<>();
  private final List<String> implementations = new ArrayList<>();
  private int backwardStart = -1;

  public PlanBuilder(
      Device device, ParameterMemory parameters, PreparedWeights weights, Purpose purpose) {
    this.device = device;
    this.parameters = parameters;
    this.weights = weights;
    this.purpose = purpose;
  }

  public engine engine() {
    return device.engine();
  }

  public Purpose purpose() {
    return purpose;
  }

  /** Returns a value that an earlier operation has made. */
  public Tensor value(String name) {
    return values.get(name);
  }

  /**
   * Names a value.
   *
   * @param need when its gradient is wanted
   */
  public void define(String name, Tensor tensor, Step.Condition need) {
    values.put(name, tensor);
    needs.put(name, need);
  }

  /** Notes that an operation, or the outside, will read a value. */
  public void expectReader(String value) {
    readers.merge(value, 1, Integer::sum);
  }

  /** Notes that a value must stay as it is: for the backward pass, or as another one's memory. */
  public void keep(String value) {
    kept.add(value);
  }

  /** Keeps what a nonlinearity made, if a backward pass will take its derivative. */
  public void keepFor(Nonlinearity function, String value) {
    if (purpose.hasBackward() && !function.isIdentity()) {
      keep(value);
    }
  }

  /** Notes that an operation has read a value, and that no backward pass will. */
  public void hasRead(String value) {
    if (!purpose.hasBackward()) {
      readers.merge(value, -1, Integer::sum);
    }
  }

  /** Says whether the only reader that a value still has may write its own output over it. */
  public boolean mayOverwrite(String value) {
    Tensor tensor = value(value);
    int left = purpose.hasBackward() ? readers.get(value) : readersOf(tensor);
    return tensor.storage().isInArena() && !kept.contains(value) && left == 1;
  }

  /** Counts who is still to read the memory of a value, by whatever name. */
  private int readersOf(Tensor tensor) {
    return values.entrySet().stream()
        .filter(value -> value.getValue().sharesStorage(tensor))
        .mapToInt(value -> readers.getOrDefault(value.getKey(), 0))
        .sum();
  }

  /** Returns a value's content in the wanted layout, for its reader to write its output over. */
  public Tensor toOverwrite(String value, memory.desc wanted) {
    Tensor tensor = value(value);
    if (tensor.hasLayout(wanted) && !mayOverwrite(value)) {
      Tensor copy = temporary(wanted);
      copy(tensor, copy, Step.Condition.ALWAYS);
      return copy;
    }
    return inLayout(tensor, wanted, Step.Condition.ALWAYS);
  }

  /** Says when the gradient of a value is wanted. */
  public Step.Condition need(String value) {
    return needs.get(value);
  }

  /**
   * Says when the gradient of an operation's output is wanted: always if a parameter comes before
   * it, else only for the gradient of the unit's input.
   */
  public Step.Condition needOfOutput(Operation operation) {
    boolean isTrained =
        operation instanceof Operation.Trained
            || operation.inputs().stream().anyMatch(input -> need(input) == Step.Condition.ALWAYS);
    return isTrained ? Step.Condition.ALWAYS : Step.Condition.INPUT_GRADIENTS;
  }

  /** Returns a tensor of the given layout, somewhere in the arena. */
  public Tensor temporary(memory.desc description) {
    return new Tensor(description, Storage.inArena(description.get_size()));
  }

  public Tensor parameter(ParameterSegment segment, memory.desc description) {
    return new Tensor(description, parameters.parameters(segment));
  }

  public Tensor gradient(ParameterSegment segment, memory.desc description) {
    return new Tensor(description, parameters.gradients(segment));
  }

  /**
   * Returns weights in the wanted layout: as they are kept, or prepared by a step that does nothing
   * until they change.
   */
  public Tensor weights(WeightSource source, memory.desc wanted, Step.Condition condition) {
    if (!source.isComputed() && source.stored().equals(wanted)) {
      return weights.stored(source);
    }
    PreparedWeights.Entry entry = weights.in(source, wanted);
    implementations.addAll(entry.implementations());
    run(entry, condition, List.of());
    return entry.tensor();
  }

  /** Returns a tensor's content in the wanted layout: itself, or a copy made by a step. */
  public Tensor inLayout(Tensor tensor, memory.desc wanted, Step.Condition condition) {
    if (tensor.hasLayout(wanted)) {
      return tensor;
    }
    Tensor copy = temporary(wanted);
    copy(tensor, copy, condition);
    return copy;
  }

  /** Copies between two layouts of one shape. */
  public void copy(Tensor from, Tensor to, Step.Condition condition) {
    reorder.primitive_desc description =
        new reorder.primitive_desc(engine(), from.description(), engine(), to.description());
    run(
        new reorder(description),
        description,
        condition,
        Arguments.of(dnnl.DNNL_ARG_FROM, from).and(dnnl.DNNL_ARG_TO, to));
  }

  /** Adds a step that runs a primitive. */
  public void run(
      primitive work,
      primitive_desc_base description,
      Step.Condition condition,
      Arguments arguments) {
    run(work, description, condition, arguments, 0);
  }

  /** Adds a step that runs a primitive of so many floating-point operations. */
  public void run(
      primitive work,
      primitive_desc_base description,
      Step.Condition condition,
      Arguments arguments,
      long operations) {
    implementations.add(description.impl_info_str().getString());
    run(
        new PrimitiveStep(device, work, arguments.tensors()),
        condition,
        arguments.tensors().values(),
        operations);
  }

  /** Adds a step. */
  public void run(Step step, Step.Condition condition, Iterable<Tensor> tensors) {
    run(step, condition, tensors, 0);
  }

  private void run(Step step, Step.Condition condition, Iterable<Tensor> tensors, long operations) {
    for (Tensor tensor : tensors) {
      tensor.storage().usedBy(steps.size());
      storages.add(tensor.storage());
    }
    steps.add(new Plan.PlannedStep(step, condition, operations));
  }

  /** Declares all further steps to be backward ones. */
  public void beginBackward() {
    backwardStart = steps.size();
  }

  public List<Plan.PlannedStep> forwardSteps() {
    return List.copyOf(backwardStart < 0 ? steps : steps.subList(0, backwardStart));
  }

  public List<Plan.PlannedStep> backwardSteps() {
    return backwardStart < 0 ? List.of() : List.copyOf(steps.subList(backwardStart, steps.size()));
  }

  /** Returns which of oneDNN's implementations the primitives got, in their order. */
  public List<String> implementations() {
    return List.copyOf(implementations);
  }

  /** Lays out the arena and returns its size in bytes. */
  public long layOutArena() {
    if (purpose == Purpose.REPEATED_TRAINING) {
      // What the forward pass leaves to the backward one must outlast that one too.
      storages.stream()
          .filter(storage -> storage.spans(backwardStart))
          .forEach(storage -> storage.usedBy(steps.size()));
    }
    return ArenaLayout.place(storages.stream().filter(Storage::isInArena).toList());
  }
}
