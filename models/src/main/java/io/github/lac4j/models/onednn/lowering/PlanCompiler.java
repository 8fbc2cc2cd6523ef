package io.github.lac4j.models.onednn.lowering;

import io.github.lac4j.models.graph.Folding;
import io.github.lac4j.models.graph.Operation;
import io.github.lac4j.models.onednn.memory.ArenaPool;
import io.github.lac4j.models.onednn.memory.BoundaryMemory;
import io.github.lac4j.models.onednn.memory.Device;
import io.github.lac4j.models.onednn.memory.ParameterMemory;
import io.github.lac4j.models.onednn.memory.Port;
import io.github.lac4j.models.onednn.memory.Step;
import io.github.lac4j.models.onednn.memory.Storage;
import io.github.lac4j.models.onednn.memory.Tensor;
import io.github.lac4j.models.onednn.plan.OperationCount;
import io.github.lac4j.models.onednn.plan.Plan;
import io.github.lac4j.models.onednn.plan.PlanBuilder;
import io.github.lac4j.models.onednn.plan.PreparedWeights;
import io.github.lac4j.models.onednn.plan.Purpose;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;

/** Compiles the operations of one unit into plans. */
public final class PlanCompiler {

  private final Device device;
  private final ArenaPool arenas;
  private final OperationCount count;
  private final ParameterMemory parameters;
  private final PreparedWeights weights;
  private final BoundaryMemory boundary;
  private final List<Operation> operations;
  private final List<Operation> folded;
  private final List<String> inputs;
  private final String output;

  /**
   * Prepares to compile.
   *
   * @param operations in the order of computation
   * @param inputs the values that come from outside
   * @param output the value that leaves
   */
  public PlanCompiler(
      Device device,
      ArenaPool arenas,
      OperationCount count,
      ParameterMemory parameters,
      PreparedWeights weights,
      BoundaryMemory boundary,
      List<Operation> operations,
      List<String> inputs,
      String output) {
    this.device = device;
    this.arenas = arenas;
    this.count = count;
    this.parameters = parameters;
    this.weights = weights;
    this.boundary = boundary;
    this.operations = List.copyOf(operations);
    this.folded = Folding.apply(operations, output);
    this.inputs = List.copyOf(inputs);
    this.output = output;
  }

  /**
   * Compiles a plan.
   *
   * @param ports of the inputs
   * @param plainOutput whether the output is in row-major order, or else as between units
   * @throws IllegalArgumentException if an operation cannot take the shape that reaches it
   */
  public Plan compile(List<Port> ports, boolean plainOutput, Purpose purpose) {
    PlanBuilder builder = new PlanBuilder(device, parameters, weights, purpose);
    List<Storage> sources = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Storage source = Storage.bound();
      sources.add(source);
      builder.define(
          inputs.get(i),
          new Tensor(boundary.layout(ports.get(i)), source),
          Step.Condition.INPUT_GRADIENTS);
    }
    List<Operation> present = purpose.usesBatchStatistics() ? operations : folded;
    present.forEach(operation -> operation.inputs().forEach(builder::expectReader));
    builder.expectReader(output);
    List<Lowering> lowerings = new ArrayList<>();
    for (Operation operation : present) {
      Lowering lowering = Lowering.of(operation);
      lowering.forward(builder);
      operation.inputs().forEach(builder::hasRead);
      lowerings.add(lowering);
    }
    long[] shape = builder.value(output).shape();
    Port result = plainOutput ? Port.plain(shape) : boundary.port(shape);
    Storage resultMemory = resultMemory(builder, result);
    Storage outputGradient = Storage.bound();
    List<Storage> inputGradients = new ArrayList<>();
    if (purpose.hasBackward()) {
      backward(
          builder,
          lowerings,
          new Tensor(boundary.layout(result), outputGradient),
          ports,
          inputGradients);
    }
    return new Plan(
        arenas,
        count,
        builder.layOutArena(),
        builder.forwardSteps(),
        builder.backwardSteps(),
        new Plan.Ends(sources, resultMemory, result, outputGradient, inputGradients),
        builder.implementations());
  }

  /** Lets the result end up outside, without a copy where its layout is right already. */
  private Storage resultMemory(PlanBuilder builder, Port result) {
    Tensor value = builder.value(output);
    memory.desc wanted = boundary.layout(result);
    if (value.hasLayout(wanted) && value.storage().isInArena()) {
      value.storage().moveOutside();
      return value.storage();
    }
    Storage outside = Storage.bound();
    builder.copy(value, new Tensor(wanted, outside), Step.Condition.ALWAYS);
    return outside;
  }

  private void backward(
      PlanBuilder builder,
      List<Lowering> lowerings,
      Tensor outputGradient,
      List<Port> ports,
      List<Storage> inputGradients) {
    builder.beginBackward();
    Gradients gradients = new Gradients(builder);
    gradients.add(output, outputGradient);
    for (int i = lowerings.size() - 1; i >= 0; i--) {
      lowerings.get(i).backward(builder, gradients);
    }
    for (int i = 0; i < inputs.size(); i++) {
      Storage target = Storage.bound();
      inputGradients.add(target);
      builder.copy(
          gradients.take(inputs.get(i)).tensor(),
          new Tensor(boundary.layout(ports.get(i)), target),
          Step.Condition.INPUT_GRADIENTS);
    }
  }
}
