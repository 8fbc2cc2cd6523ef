package io.github.lac4j.core.training;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.checkpoint.Checkpointable;
import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.health.HealthProblem;
import io.github.lac4j.core.health.UnhealthyTrainingException;
import io.github.lac4j.core.objective.StepReport;
import java.util.Map;
import java.util.TreeMap;

/**
 * Stops a run that has gone wrong, instead of letting it waste hours.
 *
 * <ul>
 *   <li>The loss or a metric is NaN or infinite: at once.
 *   <li>The embeddings have collapsed: {@link StepReport#EMBEDDING_DEVIATION} stays below a limit.
 *   <li>A layer diverges: its {@link StepReport#LAYER_LOSS} grows far beyond its smallest value.
 *       That is how training with local losses fails first, while the reconstruction still looks
 *       well.
 * </ul>
 *
 * <p>Metrics that an objective does not report raise no alarm. Put this listener before one that
 * writes checkpoints, so that a broken state is not saved. It starts afresh with every start of the
 * loop, a resumption included, unless its own state has been restored: then a resumed run is
 * stopped at the same step as one that was never interrupted.
 */
public final class HealthListener implements TrainingListener, Checkpointable {

  private static final String FIRST_STEP = "first-step";
  private static final String COLLAPSED = "collapsed";
  private static final String LAYERS = "layers";
  private static final String NAME = "name";

  private final HealthLimits limits;
  private final Map<String, LayerTrend> trends = new TreeMap<>();
  private long firstStep;
  private long collapsed;
  private boolean restored;

  /** Creates the listener with its limits. */
  public HealthListener(HealthLimits limits) {
    this.limits = requireNonNull(limits, "limits is null");
  }

  @Override
  public void onStart(TrainingProgress progress) {
    if (!restored) {
      trends.clear();
      firstStep = progress.step();
      collapsed = 0;
    }
    restored = false;
  }

  @Override
  public void save(StateWriter writer) {
    writer.put(FIRST_STEP, firstStep);
    writer.put(COLLAPSED, collapsed);
    writer.put(LAYERS, trends.size());
    int layer = 0;
    for (Map.Entry<String, LayerTrend> trend : trends.entrySet()) {
      StateWriter scope = writer.scope(Integer.toString(layer++));
      scope.put(NAME, trend.getKey());
      trend.getValue().save(scope);
    }
  }

  /** Takes up a saved state; the next start of the loop goes on with it. */
  @Override
  public void restore(StateReader reader) {
    firstStep = reader.readLong(FIRST_STEP);
    collapsed = reader.readLong(COLLAPSED);
    long layers = reader.readLong(LAYERS);
    trends.clear();
    for (long layer = 0; layer < layers; layer++) {
      StateReader scope = reader.scope(Long.toString(layer));
      LayerTrend trend = new LayerTrend();
      trend.restore(scope);
      trends.put(scope.readText(NAME), trend);
    }
    restored = true;
  }

  /**
   * Looks at one step.
   *
   * @throws UnhealthyTrainingException if it crosses a limit
   */
  @Override
  public void onStep(TrainingProgress progress, StepReport report) {
    // In the order of the names, so that equal runs stop with equal messages.
    Map<String, Double> metrics = new TreeMap<>(report.metrics());
    requireFinite(progress, "The loss", report.loss());
    metrics.forEach((name, value) -> requireFinite(progress, "Metric \"" + name + "\"", value));

    boolean grace = progress.step() - firstStep <= limits.graceSteps();
    Double deviation = metrics.get(StepReport.EMBEDDING_DEVIATION);
    if (deviation != null) {
      requireSpread(progress, deviation, grace);
    }
    metrics.forEach(
        (name, value) -> {
          if (name.startsWith(StepReport.LAYER_LOSS)) {
            String layer = name.substring(StepReport.LAYER_LOSS.length());
            requireBounded(progress, layer, value, grace);
          }
        });
  }

  private void requireFinite(TrainingProgress progress, String what, double value) {
    if (!Double.isFinite(value)) {
      throw unhealthy(
          HealthProblem.NOT_FINITE,
          progress,
          "%s is %s".formatted(what, value),
          "Lower the learning rate or lengthen its warm-up; with a contrastive loss raise the temperature; and check that the images hold finite values");
    }
  }

  private void requireSpread(TrainingProgress progress, double deviation, boolean grace) {
    collapsed = grace || deviation >= limits.smallestDeviation() ? 0 : collapsed + 1;
    if (collapsed >= limits.collapsedSteps()) {
      throw unhealthy(
          HealthProblem.COLLAPSED,
          progress,
          "The embeddings have collapsed onto one point: their deviation is %s, and was below %s for %d steps"
              .formatted(deviation, limits.smallestDeviation(), collapsed),
          "Lower the learning rate, use a larger batch or more negatives, strengthen the augmentation, and check that predictor and stop-gradient are in place");
    }
  }

  private void requireBounded(TrainingProgress progress, String layer, double loss, boolean grace) {
    LayerTrend trend = trends.computeIfAbsent(layer, name -> new LayerTrend());
    trend.add(loss, limits.smoothing(), grace);
    if (trend.growth(limits.negligibleLoss()) > limits.largestGrowth()) {
      throw unhealthy(
          HealthProblem.DIVERGING,
          progress,
          "Layer \"%s\" diverges: its smoothed loss has grown from %s to %s, more than %s times"
              .formatted(layer, trend.smallest(), trend.smoothed(), limits.largestGrowth()),
          "Lower the learning rate of the hidden layers (deep or wide models need a third or a tenth), and use bounded activations such as tanh, or batch normalisation");
    }
  }

  private static UnhealthyTrainingException unhealthy(
      HealthProblem problem, TrainingProgress progress, String finding, String remedy) {
    return new UnhealthyTrainingException(
        problem,
        progress.step(),
        "%s at step %d (epoch %d). %s"
            .formatted(finding, progress.step(), progress.epoch() + 1, remedy));
  }
}
