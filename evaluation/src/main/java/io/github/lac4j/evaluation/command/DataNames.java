package io.github.lac4j.evaluation.command;

import io.github.lac4j.core.registry.KnownNames;
import io.github.lac4j.datasets.folder.ImageFolder;
import io.github.lac4j.datasets.origin.FetchableDataset;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks up data sets by the name that a person has typed. */
final class DataNames {

  private DataNames() {}

  static <T> T require(Map<String, T> known, String name) {
    T found = known.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          new KnownNames("data set", new TreeSet<>(known.keySet()))
              .missing(name, ImageFolder.meantBy(name)));
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
                    "There is no data set \"%s\" to fetch; %s"
                        .formatted(
                            name,
                            new KnownNames(
                                    "data set",
                                    known.stream()
                                        .map(FetchableDataset::names)
                                        .flatMap(Collection::stream)
                                        .sorted()
                                        .toList())
                                .hint(name))));
  }
}
