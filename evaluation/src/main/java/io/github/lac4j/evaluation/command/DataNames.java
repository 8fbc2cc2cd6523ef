package io.github.lac4j.evaluation.command;

import io.github.lac4j.datasets.fetch.FetchableDataset;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Looks up data sets by the name that a person has typed. */
final class DataNames {

  private DataNames() {}

  static <T> T require(Map<String, T> known, String name) {
    T found = known.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "There is no data set \"%s\"; there are %s"
              .formatted(name, String.join(", ", known.keySet().stream().sorted().toList())));
    }
    return found;
  }

  static FetchableDataset requireFetchable(Set<FetchableDataset> known, String name) {
    return known.stream()
        .filter(dataset -> dataset.names().contains(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no data set \"%s\" to fetch; there are %s"
                        .formatted(
                            name,
                            String.join(
                                ", ",
                                known.stream()
                                    .map(FetchableDataset::names)
                                    .flatMap(Collection::stream)
                                    .sorted()
                                    .toList()))));
  }
}
