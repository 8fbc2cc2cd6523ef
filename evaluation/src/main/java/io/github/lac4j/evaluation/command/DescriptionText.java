package io.github.lac4j.evaluation.command;

import static java.util.stream.Collectors.joining;

import io.github.lac4j.evaluation.catalog.Description;
import io.github.lac4j.evaluation.config.DescribedSetting;
import java.util.ArrayList;
import java.util.List;

/**
 * What people read of a thing: what it is, an aligned table of its settings, and how to set one.
 *
 * @param thing the thing
 */
record DescriptionText(Description thing) {

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s, %s%s"
            .formatted(
                thing.name(),
                thing.kind(),
                thing.description().isEmpty() ? "" : ": " + thing.description()));
    lines.add("");
    if (thing.settings().isEmpty()) {
      lines.add("It has no settings.");
    } else {
      lines.addAll(table());
    }
    lines.add("");
    lines.add("Use: " + thing.usage());
    return String.join("\n", lines) + "\n";
  }

  private List<String> table() {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of("key", "default", "allowed", "meaning"));
    for (DescribedSetting setting : thing.settings()) {
      cells.add(
          List.of(setting.key(), setting.defaultValue(), setting.allowed(), setting.meaning()));
    }
    String format =
        List.of(0, 1, 2).stream()
            .map(column -> "%-" + width(cells, column) + "s  ")
            .collect(joining("", "  ", "%s"));
    return cells.stream().map(row -> format.formatted(row.toArray()).stripTrailing()).toList();
  }

  private static int width(List<List<String>> cells, int column) {
    return cells.stream().mapToInt(row -> row.get(column).length()).max().orElse(1);
  }
}
