package io.github.lac4j.evaluation.config;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Writes records as trees of settings. */
final class ConfigWriter {

  private final ObjectMapper mapper;
  private final Map<Class<?>, ConfigVariants> variants;

  ConfigWriter(ObjectMapper mapper, Map<Class<?>, ConfigVariants> variants) {
    this.mapper = mapper;
    this.variants = variants;
  }

  ObjectNode write(Record config) {
    requireNonNull(config, "config is null");
    ObjectNode node = mapper.createObjectNode();
    components(config, node);
    return node;
  }

  private void components(Record config, ObjectNode node) {
    RecordType type = new RecordType(config.getClass());
    Object[] values = type.values(config);
    for (int i = 0; i < values.length; i++) {
      RecordComponent component = type.components().get(i);
      node.set(component.getName(), value(values[i], component.getGenericType(), component));
    }
  }

  /** Writes a record under the name of its variant, if its component's type is the interface. */
  private ObjectNode record(Record config, Type declared) {
    ObjectNode node = mapper.createObjectNode();
    if (declared instanceof Class<?> type && variants.containsKey(type)) {
      node.put(ConfigVariants.NAME, variants.get(type).nameOf(config.getClass()));
    }
    components(config, node);
    return node;
  }

  private static Type lastArgument(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      Type[] arguments = parameterized.getActualTypeArguments();
      return arguments[arguments.length - 1];
    }
    return Object.class;
  }

  private JsonNode value(Object value, Type declared, RecordComponent component) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (value == null) {
      return nodes.nullNode();
    }
    if (value instanceof Optional<?> optional) {
      return value(optional.orElse(null), lastArgument(declared), component);
    }
    if (value instanceof OptionalInt optional) {
      return optional.isPresent() ? nodes.numberNode(optional.getAsInt()) : nodes.nullNode();
    }
    if (value instanceof OptionalLong optional) {
      return optional.isPresent() ? nodes.numberNode(optional.getAsLong()) : nodes.nullNode();
    }
    if (value instanceof OptionalDouble optional) {
      return optional.isPresent() ? nodes.numberNode(optional.getAsDouble()) : nodes.nullNode();
    }
    if (value instanceof Enum<?> constant) {
      return nodes.textNode(ScalarReader.kebab(constant));
    }
    if (value instanceof Record record) {
      return record(record, declared);
    }
    if (value instanceof Collection<?> collection) {
      ArrayNode array = nodes.arrayNode();
      collection.forEach(element -> array.add(value(element, lastArgument(declared), component)));
      return array;
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = nodes.objectNode();
      map.forEach(
          (key, element) ->
              object.set(String.valueOf(key), value(element, lastArgument(declared), component)));
      return object;
    }
    if (value instanceof ObjectNode tree) {
      return tree.deepCopy();
    }
    if (value instanceof Path path) {
      return nodes.textNode(path.toString());
    }
    if (List.of(String.class, Boolean.class, Integer.class, Long.class, Double.class, Float.class)
        .contains(value.getClass())) {
      return mapper.valueToTree(value);
    }
    throw new IllegalArgumentException(
        "%s of %s cannot be written: its type is %s; use a record behind a registered interface"
            .formatted(
                component.getName(),
                component.getDeclaringRecord().getSimpleName(),
                value.getClass().getName()));
  }
}
