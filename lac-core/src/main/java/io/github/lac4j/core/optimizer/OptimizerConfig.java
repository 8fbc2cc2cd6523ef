package io.github.lac4j.core.optimizer;

import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.registry.Kind;
import java.util.List;

/** The settings of an optimiser, which can be bound to parameters any number of times. */
@Kind("optimiser")
public interface OptimizerConfig {

  /**
   * Returns a new optimiser with fresh moments.
   *
   * @param slices the parameters to update, of one or several networks; no segment twice
   */
  Optimizer bind(List<ParameterSlice> slices);
}
