package io.github.lac4j.evaluation.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.core.registry.Spelling;
import io.github.lac4j.evaluation.config.RecordType.Attempt;
import io.github.lac4j.evaluation.config.ScalarReader.Reading;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One laying of settings over defaults, which collects the problems it meets.
 *
 * <p>Methods return the value, or nothing if they have reported a problem; the work then goes on
 * with the defaults, to find the others.
 */
final class Binding {

  private final Map<Class<?>, ConfigVariants> variants;
  private final List<ConfigException.Problem> problems;
  private final ScalarReader scalars = new ScalarReader();

  Binding(Map<Class<?>, ConfigVariants> variants, List<ConfigException.Problem> problems) {
    this.variants = variants;
    this.problems = problems;
  }

  Optional<Object> bind(Type type, Optional<Object> base, JsonNode node, String path) {
    Class<?> raw = raw(type);
    if (isOptional(raw)) {
      return optional(type, raw, base, node, path);
    }
    if (node.isNull()) {
      return problem(path, "", "has no value; give one, or leave the key out");
    }
    if (variants.containsKey(raw)) {
      return variant(variants.get(raw), base, node, path);
    }
    if (raw.isRecord()) {
      return record(raw, base, node, path, List.of());
    }
    if (raw == ObjectNode.class) {
      return node instanceof ObjectNode tree
          ? Optional.of(tree.deepCopy())
          : problem(path, text(node), "must be an object with settings under their keys");
    }
    if (raw == List.class) {
      return elements(type, node, path).map(List::copyOf);
    }
    if (raw == Set.class) {
      return elements(type, node, path)
          .map(list -> Collections.unmodifiableSet(new LinkedHashSet<>(list)));
    }
    if (raw == Map.class) {
      return map(type, node, path);
    }
    Reading reading = scalars.read(raw, node);
    return reading.value().isPresent()
        ? reading.value()
        : problem(path, text(node), reading.allowed());
  }

  private Optional<Object> variant(
      ConfigVariants choice, Optional<Object> base, JsonNode node, String path) {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    String given = null;
    if (node instanceof ObjectNode object) {
      settings = object.deepCopy();
      JsonNode name = settings.remove(ConfigVariants.NAME);
      given = name == null ? null : text(name);
    } else if (node.isTextual()) {
      given = node.textValue();
    } else {
      return problem(path, text(node), "must be a name, or an object with a name and settings");
    }
    Class<?> type = null;
    if (given != null) {
      type = named(choice, given);
    } else if (base.isPresent() && choice.byName().containsValue(base.get().getClass())) {
      type = base.get().getClass();
    }
    if (type == null) {
      List<String> names = List.copyOf(choice.byName().keySet());
      String key = child(path, ConfigVariants.NAME);
      return given == null
          ? problem(key, "", "is missing; " + ScalarReader.allowed("names", "", names))
          : problem(key, given, "unknown name; " + ScalarReader.allowed("names", given, names));
    }
    Class<?> selected = type;
    return record(
        selected,
        base.filter(value -> value.getClass() == selected),
        settings,
        path,
        List.of(ConfigVariants.NAME));
  }

  private static Class<?> named(ConfigVariants choice, String given) {
    Class<?> exact = choice.byName().get(given);
    if (exact != null) {
      return exact;
    }
    return choice.byName().entrySet().stream()
        .filter(entry -> Spelling.canonical(entry.getKey()).equals(Spelling.canonical(given)))
        .<Class<?>>map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private Optional<Object> record(
      Class<?> raw, Optional<Object> base, JsonNode node, String path, List<String> otherKeys) {
    RecordType type = new RecordType(raw);
    List<String> known = new ArrayList<>(otherKeys);
    known.addAll(type.keys());
    if (!(node instanceof ObjectNode settings)) {
      return problem(
          path, text(node), "must be an object; " + ScalarReader.allowed("keys", "", known));
    }
    int problemsBefore = problems.size();
    Map<Integer, JsonNode> given = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : settings.properties()) {
      int index = type.indexOf(field.getKey());
      String key = child(path, field.getKey());
      if (index < 0) {
        problem(
            key,
            text(field.getValue()),
            "unknown key; " + ScalarReader.allowed("keys", field.getKey(), known));
      } else if (given.putIfAbsent(index, field.getValue()) != null) {
        problem(key, text(field.getValue()), "is given twice, in two spellings");
      }
    }
    Optional<Object[]> defaults = base.or(type::defaults).map(type::values);
    Map<Integer, Object> bound = new LinkedHashMap<>();
    given.forEach(
        (index, value) -> {
          RecordComponent component = type.components().get(index);
          Optional<Object> old = defaults.flatMap(values -> Optional.ofNullable(values[index]));
          bind(component.getGenericType(), old, value, child(path, component.getName()))
              .ifPresent(result -> bound.put(index, result));
        });
    Optional<Object> result =
        defaults.isPresent()
            ? overlay(type, defaults.get(), bound, given, path)
            : fromNothing(type, bound, given, path);
    return problems.size() == problemsBefore ? result : Optional.empty();
  }

  /** Makes a record that has no defaults: what is not optional must be given. */
  private Optional<Object> fromNothing(
      RecordType type, Map<Integer, Object> bound, Map<Integer, JsonNode> given, String path) {
    Object[] values = new Object[type.components().size()];
    for (int i = 0; i < values.length; i++) {
      RecordComponent component = type.components().get(i);
      values[i] = bound.getOrDefault(i, emptyOptional(component.getType()));
      if (values[i] == null && !given.containsKey(i)) {
        problem(child(path, component.getName()), "", "is missing and has no default");
      }
    }
    if (Arrays.asList(values).contains(null)) {
      return Optional.empty();
    }
    Attempt attempt = type.attempt(values);
    return attempt.record().isPresent()
        ? attempt.record()
        : problem(path, summary(type, given), attempt.refusal());
  }

  /**
   * Replaces defaults by what was given. If the record refuses, settings are taken one by one, and
   * again while that helps (a lower bound may have to wait for its upper bound); those that are
   * still refused are the culprits.
   */
  private Optional<Object> overlay(
      RecordType type,
      Object[] defaults,
      Map<Integer, Object> bound,
      Map<Integer, JsonNode> given,
      String path) {
    Object[] all = defaults.clone();
    bound.forEach((index, value) -> all[index] = value);
    Attempt whole = type.attempt(all);
    if (whole.record().isPresent()) {
      return whole.record();
    }
    Object[] accepted = defaults.clone();
    Map<Integer, String> refused = new LinkedHashMap<>();
    bound.keySet().forEach(index -> refused.put(index, ""));
    int before;
    do {
      before = refused.size();
      for (int index : List.copyOf(refused.keySet())) {
        Object[] trial = accepted.clone();
        trial[index] = bound.get(index);
        Attempt attempt = type.attempt(trial);
        if (attempt.record().isPresent()) {
          accepted = trial;
          refused.remove(index);
        } else {
          refused.put(index, attempt.refusal());
        }
      }
    } while (refused.size() < before);
    if (refused.isEmpty()) {
      // Only for a constructor that does not always answer alike.
      return problem(path, summary(type, given), whole.refusal());
    }
    refused.forEach(
        (index, refusal) ->
            problem(
                child(path, type.components().get(index).getName()),
                text(given.get(index)),
                refusal));
    return Optional.empty();
  }

  private Optional<List<Object>> elements(Type type, JsonNode node, String path) {
    List<JsonNode> nodes = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(nodes::add);
    } else if (node.isTextual()) {
      for (String part : node.textValue().split(",", -1)) {
        nodes.add(JsonNodeFactory.instance.textNode(part.strip()));
      }
    } else if (node.isValueNode()) {
      nodes.add(node);
    } else {
      problem(path, text(node), "must be a list");
      return Optional.empty();
    }
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      bind(argument(type, 0), Optional.empty(), nodes.get(i), path + "[" + i + "]")
          .ifPresent(elements::add);
    }
    return elements.size() == nodes.size() ? Optional.of(elements) : Optional.empty();
  }

  private Optional<Object> map(Type type, JsonNode node, String path) {
    if (!(node instanceof ObjectNode object) || argument(type, 0) != String.class) {
      return problem(path, text(node), "must be an object with values under names");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String key = field.getKey();
      bind(argument(type, 1), Optional.empty(), field.getValue(), child(path, key))
          .ifPresent(value -> values.put(key, value));
    }
    return values.size() == object.size()
        ? Optional.of(Collections.unmodifiableMap(values))
        : Optional.empty();
  }

  private Optional<Object> optional(
      Type type, Class<?> raw, Optional<Object> base, JsonNode node, String path) {
    if (node.isNull()) {
      return Optional.of(emptyOptional(raw));
    }
    if (raw == OptionalInt.class) {
      return bind(int.class, Optional.empty(), node, path)
          .map(value -> OptionalInt.of((Integer) value));
    }
    if (raw == OptionalLong.class) {
      return bind(long.class, Optional.empty(), node, path)
          .map(value -> OptionalLong.of((Long) value));
    }
    if (raw == OptionalDouble.class) {
      return bind(double.class, Optional.empty(), node, path)
          .map(value -> OptionalDouble.of((Double) value));
    }
    Optional<Object> inner = base.flatMap(value -> ((Optional<?>) value).map(old -> old));
    return bind(argument(type, 0), inner, node, path).map(Optional::of);
  }

  private static boolean isOptional(Class<?> raw) {
    return emptyOptional(raw) != null;
  }

  /** Returns the empty value of an optional type, and null for every other type. */
  private static Object emptyOptional(Class<?> raw) {
    if (raw == Optional.class) {
      return Optional.empty();
    }
    if (raw == OptionalInt.class) {
      return OptionalInt.empty();
    }
    if (raw == OptionalLong.class) {
      return OptionalLong.empty();
    }
    return raw == OptionalDouble.class ? OptionalDouble.empty() : null;
  }

  private Optional<Object> problem(String path, String value, String reason) {
    problems.add(new ConfigException.Problem(path, value, reason));
    return Optional.empty();
  }

  private static String summary(RecordType type, Map<Integer, JsonNode> given) {
    return String.join(
        ", ",
        given.entrySet().stream()
            .map(
                entry ->
                    type.components().get(entry.getKey()).getName()
                        + " = "
                        + text(entry.getValue()))
            .toList());
  }

  private static String child(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String text(JsonNode node) {
    return node.isValueNode() ? node.asText() : node.toString();
  }

  private static Class<?> raw(Type type) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    if (type instanceof ParameterizedType parameterized) {
      return (Class<?>) parameterized.getRawType();
    }
    throw new IllegalArgumentException(
        "A setting cannot have the type %s; use a class, a record or a list, set, map or optional of them"
            .formatted(type));
  }

  static Type argument(Type type, int index) {
    return type instanceof ParameterizedType parameterized
        ? parameterized.getActualTypeArguments()[index]
        : Object.class;
  }
}
