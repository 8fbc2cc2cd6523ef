package io.github.lac4j.evaluation.study;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A data set of a study, as a person named it.
 *
 * @param dataset its name
 * @param label what it is called in tables; empty for the name
 * @param settings what differs from the defaults
 */
public record DatasetEntry(String dataset, Optional<String> label, Optional<ObjectNode> settings)
    implements Entry {

  /** Checks that nothing is null. */
  public DatasetEntry {
    requireNonNull(dataset, "dataset is null");
    requireNonNull(label, "label is null");
    requireNonNull(settings, "settings is null");
  }

  @Override
  public String name() {
    return dataset;
  }
}
