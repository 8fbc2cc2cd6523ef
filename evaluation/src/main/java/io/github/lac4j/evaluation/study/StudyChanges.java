package io.github.lac4j.evaluation.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.datasets.folder.ImageFolder;
import io.github.lac4j.evaluation.config.SettingDifference;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * In what a study differs from the one that a folder holds.
 *
 * <p>A study may grow: a row, a model, a data set, an evaluator, a seed or a batch size that is
 * added takes nothing away. Whatever else differs would replace what was found before.
 *
 * @param differences every differing key, with the value there and the new one
 */
public record StudyChanges(List<SettingDifference> differences) {

  /** What the study is called and how it is worked on, which no number depends on. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("name", "description", "checkpoints", "metricsEvery");

  private static final List<String> NUMBERS = List.of("seeds", "batchSizes");

  public StudyChanges {
    differences = List.copyOf(differences);
  }

  /**
   * Compares two studies that are written with every default filled in.
   *
   * @param there the study of the folder
   * @param wanted the study that is to be run
   */
  public static StudyChanges between(ObjectNode there, ObjectNode wanted) {
    return new StudyChanges(SettingDifference.between(byTitle(there), byTitle(wanted)));
  }

  /**
   * Returns what would take something away.
   *
   * @param replaced keys of the study whose values a person asked to replace
   */
  public List<SettingDifference> losses(Set<String> replaced) {
    return differences.stream()
        .filter(difference -> !replaced.contains(difference.path()))
        .filter(difference -> !isGrowth(difference))
        .toList();
  }

  /** Says whether two entries have the same settings. */
  static boolean isSame(ObjectNode one, ObjectNode other) {
    return SettingDifference.between(one, other).isEmpty();
  }

  private static boolean isGrowth(SettingDifference difference) {
    if (NUMBERS.contains(difference.path())) {
      return difference.first().isPresent()
          && difference.second().isPresent()
          && texts(difference.second().get()).containsAll(texts(difference.first().get()));
    }
    return difference.first().isEmpty()
        && List.of(EntryList.values()).stream()
            .anyMatch(list -> difference.path().startsWith(list.key() + "."));
  }

  private static Set<String> texts(JsonNode numbers) {
    Set<String> texts = new HashSet<>();
    numbers.forEach(number -> texts.add(number.asText()));
    return texts;
  }

  /** Turns lists of entries into objects with a key for each title: their order is no setting. */
  private static ObjectNode byTitle(ObjectNode study) {
    ObjectNode changed = study.deepCopy();
    WITHOUT_EFFECT.forEach(changed::remove);
    for (ObjectNode parent : EntryList.withOnline(changed)) {
      for (EntryList list : EntryList.values()) {
        if (parent.get(list.key()) instanceof ArrayNode entries) {
          ObjectNode titled = parent.objectNode();
          for (JsonNode entry : entries) {
            withoutSpelling(entry, list);
            titled.set(list.title(entry), entry);
          }
          parent.set(list.key(), titled);
        }
      }
    }
    return changed;
  }

  /** How the path of a folder was written is no setting, too. */
  private static void withoutSpelling(JsonNode entry, EntryList list) {
    if (list == EntryList.DATASETS
        && entry instanceof ObjectNode dataset
        && ImageFolder.isNamedBy(dataset.path(EntryList.LABEL).asText())) {
      dataset.remove(EntryList.LABEL);
    }
  }
}
