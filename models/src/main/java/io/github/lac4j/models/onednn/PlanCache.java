package io.github.lac4j.models.onednn;

import io.github.lac4j.core.network.UnitShapes;
import io.github.lac4j.models.onednn.lowering.PlanCompiler;
import io.github.lac4j.models.onednn.memory.ArrayOperand;
import io.github.lac4j.models.onednn.memory.Port;
import io.github.lac4j.models.onednn.plan.Plan;
import io.github.lac4j.models.onednn.plan.Purpose;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The plans that a unit has used of late, compiled when they are first asked for. */
final class PlanCache {

  /** Training, forward passes and evaluation, each with full batches and a smaller last one. */
  private static final int CAPACITY = 6;

  private record Key(List<Port> inputs, boolean plainOutput, Purpose purpose) {}

  /** A plan with the array that its inferences write again and again. */
  static final class Entry {

    private final Plan plan;
    private final Deque<ArrayOperand> idle = new ArrayDeque<>();
    private ArrayOperand output;

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

    /** Lends an array that other passes leave alone. */
    ArrayOperand lend(Port port) {
      for (Iterator<ArrayOperand> arrays = idle.iterator(); arrays.hasNext(); ) {
        ArrayOperand array = arrays.next();
        if (array.port().equals(port)) {
          arrays.remove();
          return array;
        }
      }
      return ArrayOperand.create(port.shape());
    }

    void giveBack(ArrayOperand array) {
      idle.addFirst(array);
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
        entries.remove(entries.keySet().iterator().next());
      }
    }
    return entry;
  }

  /** Returns all plans that are kept. */
  Stream<Plan> plans() {
    return entries.values().stream().map(Entry::plan);
  }

  /** Forgets all plans. */
  void clear() {
    entries.clear();
  }
}
