package io.github.lac4j.datasets.tinyimagenet;

import io.github.lac4j.datasets.DatasetFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The classes: identifiers of WordNet in the order of {@code wnids.txt}, which is that of the
 * labels, and their names.
 *
 * @param labels identifiers with their labels
 * @param names one name for every label
 */
record Classes(Map<String, Integer> labels, List<String> names) {

  Classes {
    labels = new LinkedHashMap<>(labels);
    names = List.copyOf(names);
  }

  static Classes read(Path folder) {
    Path file = folder.resolve("wnids.txt");
    Map<String, Integer> labels = new LinkedHashMap<>();
    for (String line : TextFile.lines(file)) {
      String id = line.strip();
      if (!id.matches("n[0-9]{8}")) {
        throw new DatasetFormatException(
            file.toString(),
            "the line \"%s\" is no identifier such as n01443537".formatted(shortened(id)),
            TextFile.REMEDY);
      }
      if (labels.put(id, labels.size()) != null) {
        throw new DatasetFormatException(
            file.toString(), "the class %s is there twice".formatted(id), TextFile.REMEDY);
      }
    }
    if (labels.isEmpty()) {
      throw new DatasetFormatException(file.toString(), "the file names no class", TextFile.REMEDY);
    }
    return new Classes(labels, names(folder.resolve("words.txt"), labels));
  }

  /** Takes the first of the words; two classes with the same one keep their identifiers, too. */
  private static List<String> names(Path file, Map<String, Integer> labels) {
    Map<String, String> words = new LinkedHashMap<>();
    if (Files.isRegularFile(file)) {
      for (String line : TextFile.lines(file)) {
        String[] columns = line.split("\t", 2);
        if (columns.length == 2 && labels.containsKey(columns[0])) {
          words.put(columns[0], columns[1].split(",", 2)[0].strip());
        }
      }
    }
    Set<String> seen = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (String id : labels.keySet()) {
      String name = words.getOrDefault(id, id);
      names.add(seen.add(name) ? name : "%s (%s)".formatted(name, id));
    }
    return names;
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "..." : text;
  }
}
