package io.github.lac4j.evaluation.config;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.registry.Spelling;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where each setting was given: a line of a file, or an option of a command line.
 *
 * <p>A setting is found by its path, for example {@code objectives[1].settings.temperature}, in any
 * of the spellings that settings may have. A path that was not given itself is where the innermost
 * setting around it is.
 */
public final class SettingPlaces {

  private final String whole;
  private final Map<String, String> places;

  private SettingPlaces(String whole, Map<String, String> places) {
    this.whole = whole;
    this.places = places;
  }

  /**
   * Creates an empty map.
   *
   * @param whole the place of everything that has none of its own, for example a file name
   */
  public SettingPlaces(String whole) {
    this(requireNonNull(whole, "whole is null"), new LinkedHashMap<>());
  }

  /** Notes the place of a path, in place of what was noted for it before. */
  public void put(String path, String place) {
    places.put(Spelling.canonical(path), place);
  }

  /** Returns the place of a path, or of the innermost setting around it that has one. */
  public String of(String path) {
    for (String outer = Spelling.canonical(path); !outer.isEmpty(); outer = parent(outer)) {
      String place = places.get(outer);
      if (place != null) {
        return place;
      }
    }
    return whole;
  }

  /** Returns the same places, to go on with. */
  public SettingPlaces copy() {
    return new SettingPlaces(whole, new LinkedHashMap<>(places));
  }

  /** Returns the places with those of one path and all within it under another path. */
  public SettingPlaces under(String path, SettingPlaces others, String otherPath) {
    SettingPlaces joined = new SettingPlaces(whole, new LinkedHashMap<>(places));
    String from = Spelling.canonical(otherPath);
    String to = Spelling.canonical(path);
    others.places.forEach(
        (key, place) -> {
          if (key.equals(from) || key.startsWith(from + ".") || key.startsWith(from + "[")) {
            joined.places.put(to + key.substring(from.length()), place);
          }
        });
    return joined;
  }

  /** Returns the places without those of a path and all within it. */
  public SettingPlaces without(String path) {
    String gone = Spelling.canonical(path);
    Map<String, String> rest = new LinkedHashMap<>(places);
    rest.keySet()
        .removeIf(
            key -> key.equals(gone) || key.startsWith(gone + ".") || key.startsWith(gone + "["));
    return new SettingPlaces(whole, rest);
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
  }
}
