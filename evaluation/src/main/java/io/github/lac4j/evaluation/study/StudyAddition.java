package io.github.lac4j.evaluation.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.datasets.folder.ImageFolder;
import io.github.lac4j.evaluation.config.ConfigBinder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a person adds to a study that is there. What the study has already stays as it is.
 *
 * @param names names of entries, by list
 * @param batchSizes images of one step
 * @param seeds one run of each row for each
 * @param settings {@code PART.KEY=VALUE} of what is added; of something that the study has already,
 *     they make another one, whose label names them
 */
public record StudyAddition(
    Map<EntryList, List<String>> names,
    List<Integer> batchSizes,
    List<Long> seeds,
    List<String> settings) {

  public StudyAddition {
    names = Map.copyOf(names);
    batchSizes = List.copyOf(batchSizes);
    seeds = List.copyOf(seeds);
    settings = List.copyOf(settings);
  }

  /**
   * Returns a study with the additions.
   *
   * @param study one with every default filled in, as in a study's folder
   * @param binder reads settings
   */
  public StudyText to(StudyText study, ConfigBinder binder) {
    StudyText.requireParts(settings);
    StudyText text = study;
    Set<String> unused = new LinkedHashSet<>(settings);
    for (EntryList list : EntryList.values()) {
      text = with(text, list, names.getOrDefault(list, List.of()), binder, unused);
    }
    text = withNumbers(text, "batchSizes", batchSizes, "--batch");
    text = withNumbers(text, "seeds", seeds, "--seeds");
    for (String assignment : unused) {
      text =
          text.withProblem(
              "--set " + assignment,
              "nothing of that name is added; name it with --objectives, --models, --data or"
                  + " --evaluators, too");
    }
    return text;
  }

  private StudyText with(
      StudyText study,
      EntryList list,
      List<String> added,
      ConfigBinder binder,
      Set<String> unused) {
    if (added.isEmpty()) {
      return study;
    }
    ArrayNode entries = study.entries(list);
    for (String name : added) {
      String part =
          list == EntryList.DATASETS && ImageFolder.isNamedBy(name) ? ImageFolder.NAME : name;
      List<String> own =
          settings.stream().filter(line -> StudyText.partOf(line).equals(part)).toList();
      own.forEach(unused::remove);
      add(entries, list, name, own, binder);
    }
    return study.withEntries(list, entries, list.option());
  }

  private static void add(
      ArrayNode entries, EntryList list, String name, List<String> own, ConfigBinder binder) {
    JsonNode known = find(entries, list, name);
    if (known == null) {
      entries.add(Trees.variant(entries.objectNode().put(list.nameKey(), name), own, binder));
    } else if (!own.isEmpty() && known instanceof ObjectNode row) {
      ObjectNode variant = Trees.variant(row, own, binder);
      String label = Trees.label(name, own);
      boolean there = StudyChanges.isSame(variant, row) || find(entries, list, label) != null;
      if (!there) {
        entries.add(variant.put(EntryList.LABEL, label));
      }
    }
  }

  private static JsonNode find(ArrayNode entries, EntryList list, String title) {
    for (JsonNode entry : entries) {
      if (list.title(entry).equals(title)) {
        return entry;
      }
    }
    return null;
  }

  private static StudyText withNumbers(StudyText study, String key, List<?> more, String option) {
    if (more.isEmpty()) {
      return study;
    }
    Set<String> numbers = new LinkedHashSet<>();
    study.tree().path(key).forEach(number -> numbers.add(number.asText()));
    more.forEach(number -> numbers.add(number.toString()));
    return study.with(key, StudyText.list(new ArrayList<>(numbers)), option);
  }
}
