package io.github.lac4j.evaluation.config;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lays settings given by a user over a record of defaults, and returns a new record.
 *
 * <p>A key is the name of a record component, in the record's spelling or with hyphens ({@code
 * maximumIterations} or {@code maximum-iterations}). A value is a number, true or false, text, an
 * enum constant (in any case, with hyphens or underscores), a nested record, an {@code ObjectNode}
 * (settings that are bound later), or a list, set, map or optional of these. A component whose type
 * is an interface takes an object with a {@code name}, which selects one of the registered {@link
 * ConfigVariants}; a name alone will do. Settings of the same variant as the default's are laid
 * over it; another variant starts from what its constructor without arguments makes, or needs all
 * of its settings if it has none.
 *
 * <pre>{@code
 * ConfigBinder binder = new ConfigBinder(List.of());
 * binder.bind(new WeightedKnnConfig(), List.of("k=20")); // k 20, temperature 0.1
 * binder.bind(new WeightedKnnConfig(), List.of("kk=20")); // ConfigException: did you mean k?
 * }</pre>
 *
 * <p>Classes are never chosen by what a user writes, other than by a registered name.
 */
public final class ConfigBinder {

  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final Map<Class<?>, ConfigVariants> variants;

  /**
   * Creates a binder that knows these variants.
   *
   * @throws IllegalArgumentException if two are of the same interface
   */
  public ConfigBinder(List<ConfigVariants> variants) {
    requireNonNull(variants, "variants is null");
    Map<Class<?>, ConfigVariants> byType = new LinkedHashMap<>();
    for (ConfigVariants choice : variants) {
      if (byType.putIfAbsent(choice.interfaceType(), choice) != null) {
        throw new IllegalArgumentException(
            "The variants of %s are given twice; join them"
                .formatted(choice.interfaceType().getName()));
      }
    }
    this.variants = Map.copyOf(byType);
  }

  /**
   * Lays a tree of settings, as read from YAML or JSON, over defaults.
   *
   * @param defaults what holds where nothing is given
   * @param settings an object; null, missing or empty changes nothing
   * @throws ConfigException if any setting is wrong; it names all that are
   */
  public <T extends Record> T bind(T defaults, JsonNode settings) {
    requireNonNull(defaults, "defaults is null");
    return bind(type(defaults), Optional.of(defaults), settings, new ArrayList<>());
  }

  /**
   * Lays settings by key over defaults; nested settings are maps.
   *
   * @throws ConfigException if any setting is wrong; it names all that are
   */
  public <T extends Record> T bind(T defaults, Map<String, ?> settings) {
    requireNonNull(settings, "settings is null");
    return bind(defaults, mapper.<JsonNode>valueToTree(settings));
  }

  /**
   * Lays assignments of a command line over defaults, such as {@code temperature=0.2} and {@code
   * optimizer.momentum=0.9}; the last assignment of a key wins.
   *
   * @throws ConfigException if any setting is wrong; it names all that are
   */
  public <T extends Record> T bind(T defaults, List<String> assignments) {
    requireNonNull(defaults, "defaults is null");
    List<ConfigException.Problem> problems = new ArrayList<>();
    ObjectNode settings = tree(assignments, problems);
    return bind(type(defaults), Optional.of(defaults), settings, problems);
  }

  /**
   * Makes a value from settings alone: a record, or one of the variants of a registered interface.
   *
   * @throws ConfigException if any setting is wrong; it names all that are
   */
  public <T> T bind(Class<T> type, JsonNode settings) {
    requireNonNull(type, "type is null");
    return bind(type, Optional.empty(), settings, new ArrayList<>());
  }

  /**
   * Returns assignments of a command line as a tree, to be merged with others.
   *
   * @throws ConfigException if an assignment is not of the form {@code key=value}
   */
  public ObjectNode tree(List<String> assignments) {
    List<ConfigException.Problem> problems = new ArrayList<>();
    ObjectNode settings = tree(assignments, problems);
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return settings;
  }

  private ObjectNode tree(List<String> assignments, List<ConfigException.Problem> problems) {
    requireNonNull(assignments, "assignments is null");
    return new Assignments(mapper, problems).tree(assignments);
  }

  private <T> T bind(
      Class<T> type,
      Optional<Object> base,
      JsonNode settings,
      List<ConfigException.Problem> problems) {
    requireNonNull(settings, "settings is null");
    JsonNode given =
        settings.isNull() || settings.isMissingNode() ? mapper.createObjectNode() : settings;
    Optional<Object> result = new Binding(variants, problems).bind(type, base, given, "");
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return type.cast(result.orElseThrow());
  }

  /**
   * Returns a record as a tree that {@link #bind(Class, JsonNode)} turns back into an equal record.
   *
   * <p>Keys are in the order of the components. Use it to print and store the settings that held.
   *
   * @throws IllegalArgumentException if a component has a type that settings cannot have
   */
  public ObjectNode toJson(Record config) {
    return new ConfigWriter(mapper, variants).write(config);
  }

  /**
   * Puts the settings of a record into words, with its values as defaults. A record nested in it,
   * or the variant that it has, is followed by its own settings.
   */
  public List<DescribedSetting> describe(Record defaults) {
    requireNonNull(defaults, "defaults is null");
    return new SettingDescriber(variants).describe(defaults.getClass(), Optional.of(defaults));
  }

  /**
   * Puts the settings of each variant of an interface into words, under its name.
   *
   * @throws IllegalArgumentException if the interface has no variants
   */
  public Map<String, List<DescribedSetting>> describeVariants(Class<?> interfaceType) {
    ConfigVariants choice = variants.get(requireNonNull(interfaceType, "interfaceType is null"));
    if (choice == null) {
      throw new IllegalArgumentException(interfaceType.getName() + " has no registered variants");
    }
    Map<String, List<DescribedSetting>> described = new LinkedHashMap<>();
    choice
        .byName()
        .forEach(
            (name, type) ->
                described.put(
                    name, new SettingDescriber(variants).describe(type, Optional.empty())));
    return described;
  }

  @SuppressWarnings("unchecked") // getClass() of a T is a Class of T: records are final
  private static <T extends Record> Class<T> type(T record) {
    return (Class<T>) record.getClass();
  }

  /**
   * Turns {@code key=value} texts of a command line into a tree of settings.
   *
   * <p>Dots in a key lead into nested settings. A value that starts with a bracket or a brace is
   * JSON, every other one is text, whose type is the setting's. A later assignment of a key wins,
   * as on most command lines.
   */
  static final class Assignments {

    private final ObjectMapper mapper;
    private final List<ConfigException.Problem> problems;

    Assignments(ObjectMapper mapper, List<ConfigException.Problem> problems) {
      this.mapper = mapper;
      this.problems = problems;
    }

    ObjectNode tree(List<String> assignments) {
      ObjectNode root = mapper.createObjectNode();
      for (String assignment : assignments) {
        int equals = assignment.indexOf('=');
        String key = equals < 0 ? assignment : assignment.substring(0, equals).strip();
        if (equals < 0 || key.isEmpty() || List.of(key.split("\\.", -1)).contains("")) {
          problems.add(
              new ConfigException.Problem(
                  "", assignment, "a setting is written key=value, for example temperature=0.2"));
        } else {
          value(key, assignment.substring(equals + 1).strip())
              .ifPresent(value -> assign(root, key, value));
        }
      }
      return root;
    }

    private void assign(ObjectNode root, String key, JsonNode value) {
      String[] path = key.split("\\.", -1);
      ObjectNode parent = root;
      for (int i = 0; i < path.length - 1; i++) {
        JsonNode child = parent.get(path[i]);
        if (child instanceof ObjectNode object) {
          parent = object;
        } else {
          ObjectNode created = parent.putObject(path[i]);
          if (child instanceof TextNode) {
            // "optimizer=sgd optimizer.momentum=0.9": the text was the name of the variant.
            created.set(ConfigVariants.NAME, child);
          }
          parent = created;
        }
      }
      parent.set(path[path.length - 1], value);
    }

    private Optional<JsonNode> value(String key, String text) {
      if (!text.startsWith("[") && !text.startsWith("{")) {
        return Optional.of(TextNode.valueOf(text));
      }
      try {
        return Optional.of(mapper.readTree(text));
      } catch (JsonProcessingException e) {
        problems.add(
            new ConfigException.Problem(key, text, "not valid JSON: " + e.getOriginalMessage()));
        return Optional.empty();
      }
    }
  }
}
