package io.github.lac4j.core.network;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.registry.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An executor that can be had where its libraries are there.
 *
 * @param priority of two that can be used, the one of the higher priority is; {@code dl4j} has 0
 * @param problem says in a sentence why the executor cannot be used here; empty if it can
 * @param make makes the executor; only called if there is no problem
 */
@Kind("executor")
public record ExecutorOffer(
    int priority, Supplier<Optional<String>> problem, Supplier<? extends Executor> make) {

  private static final Logger LOG = LoggerFactory.getLogger(ExecutorOffer.class);

  /** Checks that nothing is null. */
  public ExecutorOffer {
    requireNonNull(problem, "problem is null");
    requireNonNull(make, "make is null");
  }

  /**
   * Returns an executor that runs each graph on the first of the offered ones, in the order of
   * their priorities, that can hold it. A log line says which could not be used, and why.
   *
   * @param offers at least one that can be used, by name
   * @throws IllegalArgumentException if none can
   */
  public static Executor best(Map<String, ExecutorOffer> offers) {
    Map<String, ExecutorOffer> usable = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    offers.entrySet().stream()
        .sorted(Comparator.comparingInt(offer -> -offer.getValue().priority()))
        .forEach(
            offer ->
                offer
                    .getValue()
                    .problem()
                    .get()
                    .ifPresentOrElse(
                        problems::add, () -> usable.put(offer.getKey(), offer.getValue())));
    String names = String.join(", else ", usable.keySet());
    problems.forEach(problem -> LOG.warn("Networks run on {}: {}", names, problem));
    return usable.values().stream()
        .<Executor>map(offer -> offer.make().get())
        .reduce(FallbackExecutor::new)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No executor can be used: %s. Put one on the class path that can"
                        .formatted(problems)));
  }
}
