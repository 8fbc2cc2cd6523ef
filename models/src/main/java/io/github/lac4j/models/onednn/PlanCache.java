package io.github.lac4j.models.onednn;

import io.github.lac4j.core.network.UnitShapes;
import io.github.lac4j.models.onednn.plan.ArrayOperand;
import io.github.lac4j.models.onednn.plan.Operand;
import io.github.lac4j.models.onednn.plan.Plan;
import io.github.lac4j.models.onednn.plan.PlanCompiler;
import io.github.lac4j.models.onednn.plan.Port;
import io.github.lac4j.models.onednn.plan.Purpose;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The plans that a unit has used of late, compiled when they are first asked for. */
final class PlanCache implements AutoCloseable {

  /** Training, forward passes and evaluation, each with full batches and a smaller last one. */
  private static final int CAPACITY = 6;

  private record Key(List<Port> inputs, boolean plainOutput, Purpose purpose) {}

  /** A plan with the arrays that it hands out, which its next pass writes again. */
  static final class Entry {

    private final Plan plan;
    private ArrayOperand output;
    private List<ArrayOperand> inputGradients;

    private Entry(Plan plan) {
      this.plan = plan;
    }

    Plan plan() {
      return plan;
    }

    ArrayOperand output() {
      if (output == null) {
        output = ArrayOperand.create(plan.output().shape());
      }
      return output;
    }

    /** Returns an array for the gradient of each input that is an array itself, in their order. */
    List<ArrayOperand> inputGradients(List<? extends Operand> inputs) {
      if (inputGradients == null) {
        inputGradients =
            inputs.stream()
                .filter(input -> input instanceof ArrayOperand)
                .map(input -> ArrayOperand.create(input.port().shape()))
                .toList();
      }
      return inputGradients;
    }
  }

  private final PlanCompiler compiler;
  private final UnitShapes shapes;
  private final Map<Key, Entry> entries = new LinkedHashMap<>(CAPACITY, 0.75f, true);

  PlanCache(PlanCompiler compiler, UnitShapes shapes) {
    this.compiler = compiler;
    this.shapes = shapes;
  }

  /**
   * Returns the plan for inputs of the given kinds; the one used longest ago may have to go.
   *
   * @throws IllegalArgumentException if the unit does not take inputs of such shapes
   */
  Entry get(List<Port> inputs, boolean plainOutput, Purpose purpose) {
    Key key = new Key(inputs, plainOutput, purpose);
    Entry entry = entries.get(key);
    if (entry == null) {
      shapes.requireFit(inputs.stream().map(Port::shape).toList());
      entry = new Entry(compiler.compile(inputs, plainOutput, purpose));
      entries.put(key, entry);
      if (entries.size() > CAPACITY) {
        entries.remove(entries.keySet().iterator().next()).plan.close();
      }
    }
    return entry;
  }

  /** Returns all plans that are kept. */
  Stream<Plan> plans() {
    return entries.values().stream().map(Entry::plan);
  }

  @Override
  public void close() {
    plans().forEach(Plan::close);
    entries.clear();
  }
}
