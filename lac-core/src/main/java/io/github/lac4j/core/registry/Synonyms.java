package io.github.lac4j.core.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Names by which the field knows things that are called otherwise here: SimCLR for its loss,
 * NT-Xent.
 *
 * <p>Nothing is found by such a name; people are told the other. All of them are in the file {@code
 * synonyms.properties} beside this class.
 */
public final class Synonyms {

  /** Read once: every hint asks. */
  private static final Map<String, String> NAMES = read();

  private static Map<String, String> read() {
    Properties lines = new Properties();
    try (InputStream stream = Synonyms.class.getResourceAsStream("synonyms.properties")) {
      lines.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("synonyms.properties cannot be read from the jar", e);
    }
    Map<String, String> names = new HashMap<>();
    lines
        .stringPropertyNames()
        .forEach(key -> names.put(Spelling.canonical(key), lines.getProperty(key).strip()));
    return Map.copyOf(names);
  }

  /**
   * Returns what is called otherwise here.
   *
   * @param kind the kind of thing, for example {@code data set}
   * @param name the name that the field knows
   * @return the name here; empty text for a thing that is well known but not here; nothing for a
   *     name that is not well known
   */
  public Optional<String> of(String kind, String name) {
    return Optional.ofNullable(NAMES.get(Spelling.canonical(kind.replace(' ', '-') + "." + name)));
  }
}
