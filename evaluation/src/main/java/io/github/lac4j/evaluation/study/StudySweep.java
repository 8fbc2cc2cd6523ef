package io.github.lac4j.evaluation.study;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.lac4j.core.registry.KnownNames;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.config.ConfigException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings of a study's objectives and models with several values each. Values become rows, or
 * models: all combinations of the settings of one objective.
 *
 * <p>Of the other objectives the control without pretraining stays.
 *
 * @param settings {@code PART.KEY=VALUE,VALUE,...}
 */
public record StudySweep(List<String> settings) {

  private static final String CONTROL = "none";

  /** The part that is kept out of the training images if the study keeps out none. */
  private static final double SHARE = 0.1;

  public StudySweep {
    settings = List.copyOf(settings);
  }

  /**
   * Returns what the sweep of a study is called: the study's name and the keys that vary.
   *
   * @param study the study's name
   */
  public String name(String study) {
    String keys = settings.stream().map(StudyText::keyOf).distinct().collect(joining("-"));
    String name = (study + "-" + keys).replaceAll("[^A-Za-z0-9._-]", "-");
    return name.substring(0, Math.min(name.length(), StudyConfig.LONGEST_NAME));
  }

  /**
   * Returns the study whose rows are the values.
   *
   * @param binder reads settings
   * @throws ConfigException if a setting is not of the form {@code PART.KEY=VALUE,...}
   */
  public StudyText of(StudyText study, ConfigBinder binder) {
    StudyText.requireParts(settings);
    Map<String, List<List<String>>> byPart = new LinkedHashMap<>();
    for (String setting : settings) {
      List<List<String>> combinations =
          byPart.computeIfAbsent(StudyText.partOf(setting), part -> List.of(List.of()));
      byPart.put(StudyText.partOf(setting), combined(combinations, setting));
    }
    StudyText text = study;
    for (String part : byPart.keySet()) {
      if (List.of(EntryList.OBJECTIVES, EntryList.MODELS).stream()
          .allMatch(list -> list.find(study.entries(list), part).isEmpty())) {
        text =
            text.withProblem(
                "--set " + byPart.get(part).get(0).get(0),
                "there is no objective or model \"%s\" in the study, whose settings could vary; %s"
                    .formatted(
                        part,
                        new KnownNames(
                                "objective or model",
                                study.titles(EntryList.OBJECTIVES, EntryList.MODELS))
                            .hint(part)));
      }
    }
    text = varied(text, EntryList.OBJECTIVES, byPart, binder);
    return varied(text, EntryList.MODELS, byPart, binder);
  }

  /** Returns the text of a study that is judged on images that are kept out of training. */
  public static StudyText onValidationImages(StudyText study) {
    StudyText text = study.with("judgedOn", TextNode.valueOf("validation"), "lac study sweep");
    boolean cut = study.tree().hasNonNull(Trees.keyIn(study.tree(), "validation"));
    return cut
        ? text
        : text.with(
            "validation",
            JsonNodeFactory.instance.objectNode().put("share", SHARE).put("seed", 0),
            "lac study sweep");
  }

  private static StudyText varied(
      StudyText study,
      EntryList list,
      Map<String, List<List<String>>> byPart,
      ConfigBinder binder) {
    ArrayNode entries = study.entries(list);
    ArrayNode rows = entries.arrayNode();
    boolean any = false;
    for (int i = 0; i < entries.size(); i++) {
      List<List<String>> combinations = new ArrayList<>();
      for (Map.Entry<String, List<List<String>>> part : byPart.entrySet()) {
        if (list.find(entries, part.getKey()).contains(i)) {
          combinations.addAll(part.getValue());
        }
      }
      any |= !combinations.isEmpty();
      if (combinations.isEmpty()
          && list == EntryList.OBJECTIVES
          && entries.get(i).path(list.nameKey()).asText().equals(CONTROL)) {
        rows.add(entries.get(i));
      }
      for (List<String> combination : combinations) {
        ObjectNode variant = Trees.variant((ObjectNode) entries.get(i), combination, binder);
        rows.add(
            variant.put(EntryList.LABEL, Trees.label(list.title(entries.get(i)), combination)));
      }
    }
    return any ? study.withEntries(list, rows, "--set") : study;
  }

  /** Returns every combination with every value of a setting. */
  private static List<List<String>> combined(List<List<String>> combinations, String setting) {
    List<List<String>> more = new ArrayList<>();
    String key = StudyText.keyOf(setting);
    for (List<String> combination : combinations) {
      for (String value : values(setting.substring(setting.indexOf('=') + 1))) {
        List<String> one = new ArrayList<>(combination);
        one.add(key + "=" + value);
        more.add(one);
      }
    }
    return more;
  }

  /** Splits at commas that stand in no brackets, braces or quotes. */
  private static List<String> values(String text) {
    List<String> values = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted) {
        depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
        if (c == ',' && depth == 0) {
          values.add(text.substring(start, i).strip());
          start = i + 1;
        }
      }
    }
    values.add(text.substring(start).strip());
    return values;
  }
}
