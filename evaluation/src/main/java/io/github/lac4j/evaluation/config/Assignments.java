package io.github.lac4j.evaluation.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;

/**
 * Turns {@code key=value} texts of a command line into a tree of settings.
 *
 * <p>Dots in a key lead into nested settings. A value that starts with a bracket or a brace is
 * JSON, every other one is text, whose type is the setting's. A later assignment of a key wins, as
 * on most command lines.
 */
final class Assignments {

  private final ObjectMapper mapper;
  private final List<ConfigProblem> problems;

  Assignments(ObjectMapper mapper, List<ConfigProblem> problems) {
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
            new ConfigProblem(
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
      problems.add(new ConfigProblem(key, text, "not valid JSON: " + e.getOriginalMessage()));
      return Optional.empty();
    }
  }
}
