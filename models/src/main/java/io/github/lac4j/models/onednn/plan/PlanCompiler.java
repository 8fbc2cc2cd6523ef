package io.github.lac4j.models.onednn.plan;

import io.github.lac4j.models.onednn.operation.Operation;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Compiles the operations of one unit into plans. */
public final class PlanCompiler {

  private final Device device;
  private final ArenaPool arenas;
  private final ParameterMemory parameters;
  private final List<Operation> operations;
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
      ParameterMemory parameters,
      List<Operation> operations,
      List<String> inputs,
      String output) {
    this.device = device;
    this.arenas = arenas;
    this.parameters = parameters;
    this.operations = List.copyOf(operations);
    this.inputs = List.copyOf(inputs);
    this.output = output;
  }

  /**
   * Compiles a plan.
   *
   * @param shapes of the inputs, batch first
   * @throws IllegalArgumentException if an operation cannot take the shape that reaches it
   */
  public Plan compile(List<long[]> shapes, Purpose purpose) {
    PlanBuilder builder = new PlanBuilder(device, parameters, purpose);
    List<Storage> sources = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Storage source = Storage.bound();
      sources.add(source);
      builder.define(
          inputs.get(i),
          new Tensor(Layout.plain(shapes.get(i)), source),
          Step.Condition.INPUT_GRADIENTS);
    }
    operations.forEach(operation -> operation.inputs().forEach(builder::expectReader));
    builder.expectReader(output);
    List<Lowering> lowerings = operations.stream().map(Lowerings::of).toList();
    lowerings.forEach(lowering -> lowering.forward(builder));
    INDArray result = resultArray(builder);
    Storage outputGradient = Storage.bound();
    List<Storage> inputGradients = new ArrayList<>();
    if (purpose.hasBackward()) {
      backward(builder, lowerings, outputGradient, inputGradients, result.shape());
    }
    return new Plan(
        arenas,
        builder.layOutArena(),
        builder.forwardSteps(),
        builder.backwardSteps(),
        new Plan.Ends(sources, shapes, result, outputGradient, inputGradients),
        builder.implementations());
  }

  /** Lets the result end up in an array, without a copy where its layout is plain already. */
  private INDArray resultArray(PlanBuilder builder) {
    Tensor value = builder.value(output);
    INDArray array = Nd4j.createUninitialized(DataType.FLOAT, value.shape(), 'c');
    long address = ParameterMemory.addressOf(array);
    if (value.hasLayout(Layout.plain(value.shape())) && value.storage().isInArena()) {
      value.storage().moveTo(address);
    } else {
      Tensor plain = new Tensor(Layout.plain(value.shape()), Storage.at(address));
      builder.copy(value, plain, Step.Condition.ALWAYS);
    }
    return array;
  }

  private void backward(
      PlanBuilder builder,
      List<Lowering> lowerings,
      Storage outputGradient,
      List<Storage> inputGradients,
      long[] outputShape) {
    builder.beginBackward();
    Gradients gradients = new Gradients(builder);
    gradients.add(output, new Tensor(Layout.plain(outputShape), outputGradient));
    for (int i = lowerings.size() - 1; i >= 0; i--) {
      lowerings.get(i).backward(builder, gradients);
    }
    for (String input : inputs) {
      Tensor gradient = gradients.take(input).tensor();
      Storage target = Storage.bound();
      inputGradients.add(target);
      builder.copy(
          gradient,
          new Tensor(Layout.plain(gradient.shape()), target),
          Step.Condition.INPUT_GRADIENTS);
    }
  }
}
