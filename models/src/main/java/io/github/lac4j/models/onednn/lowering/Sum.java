package io.github.lac4j.models.onednn.lowering;

import io.github.lac4j.models.graph.Nonlinearity;
import io.github.lac4j.models.onednn.memory.Layout;
import io.github.lac4j.models.onednn.memory.Step;
import io.github.lac4j.models.onednn.memory.Tensor;
import io.github.lac4j.models.onednn.plan.Arguments;
import io.github.lac4j.models.onednn.plan.PlanBuilder;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;

/** The elementwise sum of two tensors of one layout, and a nonlinearity after it. */
final class Sum {

  private Sum() {}

  /**
   * Adds the step.
   *
   * <p>The tensors are added as rows of numbers, padding included: oneDNN 2.5.2 leaves out channels
   * where a blocked layout is padded.
   *
   * @param sum may be one of the two
   */
  static void add(
      PlanBuilder plan,
      Tensor first,
      Tensor second,
      Tensor sum,
      Nonlinearity function,
      Step.Condition condition) {
    memory.desc row = Layout.plain(first.description().get_size() / Float.BYTES);
    binary.primitive_desc description =
        new binary.primitive_desc(
            new binary.desc(algorithm.binary_add, row, row, row),
            Elementwise.after(function),
            plan.engine());
    plan.run(
        new binary(description),
        description,
        condition,
        Arguments.of(dnnl.DNNL_ARG_SRC_0, first.as(row))
            .and(dnnl.DNNL_ARG_SRC_1, second.as(row))
            .and(dnnl.DNNL_ARG_DST, sum.as(row)));
  }
}
