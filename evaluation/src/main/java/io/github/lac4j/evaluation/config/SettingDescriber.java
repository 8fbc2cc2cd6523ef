package io.github.lac4j.evaluation.config;

import static java.util.stream.Collectors.joining;

import io.github.lac4j.core.registry.Setting;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Puts the settings of a record into words, those of nested records behind their own. */
final class SettingDescriber {

  private static final double SMALLEST_PLAIN = 1e-4;

  private final Map<Class<?>, ConfigVariants> variants;
  private final List<DescribedSetting> settings = new ArrayList<>();

  /** The records that those in work are nested in; one may hold another of its own kind. */
  private final Deque<Class<?>> around = new ArrayDeque<>();

  SettingDescriber(Map<Class<?>, ConfigVariants> variants) {
    this.variants = variants;
  }

  /**
   * Describes a record.
   *
   * @param defaults the defaults; if empty, those of the constructor without arguments
   */
  List<DescribedSetting> describe(Class<?> type, Optional<Object> defaults) {
    components(type, defaults, "");
    return List.copyOf(settings);
  }

  private void components(Class<?> type, Optional<Object> defaults, String path) {
    around.push(type);
    RecordType record = new RecordType(type);
    Optional<Object[]> values = defaults.or(record::defaults).map(record::values);
    for (int i = 0; i < record.components().size(); i++) {
      int index = i;
      RecordComponent component = record.components().get(i);
      Optional<Object> value = values.flatMap(all -> Optional.ofNullable(all[index]));
      component(
          component,
          value,
          path + component.getName(),
          constant -> isTaken(record, values, index, constant));
    }
    around.pop();
  }

  /** Says whether a record takes a constant; an enum may have some that it does not. */
  private static boolean isTaken(
      RecordType record, Optional<Object[]> values, int index, Object constant) {
    if (values.isEmpty()) {
      return true;
    }
    Object[] changed = values.get().clone();
    changed[index] = constant;
    return record.attempt(changed).record().isPresent();
  }

  private void component(
      RecordComponent component, Optional<Object> given, String key, Predicate<Object> taken) {
    Setting setting = component.getAnnotation(Setting.class);
    String meaning = setting == null ? "" : setting.meaning();
    boolean optional = component.getType() == Optional.class;
    Type declared =
        optional ? Binding.argument(component.getGenericType(), 0) : component.getGenericType();
    Optional<Object> value =
        optional ? given.flatMap(wrapped -> ((Optional<?>) wrapped).map(inner -> inner)) : given;
    Class<?> raw = raw(declared);
    String none = optional ? DescribedSetting.ABSENT : DescribedSetting.REQUIRED;
    if (variants.containsKey(raw)) {
      ConfigVariants choice = variants.get(raw);
      settings.add(
          new DescribedSetting(
              key,
              value.map(chosen -> choice.nameOf(chosen.getClass())).orElse(none),
              String.join(", ", choice.byName().keySet()),
              meaning));
      value.ifPresent(chosen -> components(chosen.getClass(), value, key + "."));
    } else if (raw.isRecord()) {
      settings.add(
          new DescribedSetting(
              key, optional && value.isEmpty() ? DescribedSetting.ABSENT : "", "", meaning));
      if (value.isPresent() || !around.contains(raw)) {
        components(raw, value, key + ".");
      }
    } else {
      String allowed =
          setting == null || setting.allowed().isEmpty()
              ? allowed(declared, taken)
              : setting.allowed();
      settings.add(
          new DescribedSetting(
              key, value.map(SettingDescriber::text).orElse(none), allowed, meaning));
    }
  }

  private static String allowed(Type declared, Predicate<Object> taken) {
    Class<?> raw = raw(declared);
    if (raw.isEnum()) {
      return Arrays.stream(raw.getEnumConstants())
          .filter(taken)
          .map(constant -> ScalarReader.kebab((Enum<?>) constant))
          .collect(joining(", "));
    }
    if (Collection.class.isAssignableFrom(raw)) {
      Type element = Binding.argument(declared, 0);
      return raw(element).isEnum()
          ? "some of " + allowed(element, constant -> true)
          : "a list, each " + allowed(element, constant -> true);
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return "true, false";
    }
    if (List.of(
            int.class, Integer.class, long.class, Long.class, OptionalInt.class, OptionalLong.class)
        .contains(raw)) {
      return "a whole number";
    }
    if (List.of(double.class, Double.class, float.class, Float.class, OptionalDouble.class)
        .contains(raw)) {
      return "a number";
    }
    if (Map.class.isAssignableFrom(raw)) {
      return "names with values";
    }
    return raw == String.class ? "text" : "";
  }

  private static String text(Object value) {
    if (value instanceof Enum<?> constant) {
      return ScalarReader.kebab(constant);
    }
    if (value instanceof Double || value instanceof Float) {
      return number(((Number) value).doubleValue());
    }
    if (value instanceof OptionalDouble number) {
      return number.isPresent() ? number(number.getAsDouble()) : DescribedSetting.ABSENT;
    }
    if (value instanceof OptionalInt number) {
      return number.isPresent() ? Integer.toString(number.getAsInt()) : DescribedSetting.ABSENT;
    }
    if (value instanceof OptionalLong number) {
      return number.isPresent() ? Long.toString(number.getAsLong()) : DescribedSetting.ABSENT;
    }
    if (value instanceof Collection<?> list) {
      return list.stream().map(SettingDescriber::text).collect(joining(",", "[", "]"));
    }
    if (value instanceof Record record) {
      // An element of a list, which a person may name alone.
      return text(new RecordType(record.getClass()).values(record)[0]);
    }
    return value.toString();
  }

  /** Writes a number as people do: 0.0005, 1e-5, 30. */
  private static String number(double value) {
    return value == 0 || Math.abs(value) >= SMALLEST_PLAIN
        ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
        : Double.toString(value).replace(".0E", "E").toLowerCase(Locale.ROOT);
  }

  private static Class<?> raw(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      return (Class<?>) parameterized.getRawType();
    }
    return type instanceof Class<?> plain ? plain : Object.class;
  }
}
