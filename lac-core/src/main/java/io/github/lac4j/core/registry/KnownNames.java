package io.github.lac4j.core.registry;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The names of one kind, for messages to somebody who gave another.
 *
 * @param kind the kind, for example {@code objective}
 * @param names the names there are, in the order in which they are told
 */
public record KnownNames(String kind, Collection<String> names) {

  /** Copies the names. */
  public KnownNames {
    requireNonNull(kind, "kind is null");
    names = List.copyOf(names);
  }

  /**
   * Returns what is wrong with a name and what was probably meant: {@code There is no objective
   * "simclr"; did you mean nt-xent? There are dcl, nt-xent}.
   */
  public String missing(String name) {
    return missing(name, Optional.empty());
  }

  /**
   * Returns the same, with something that is not one of the names.
   *
   * @param meant what was probably meant
   */
  public String missing(String name, Optional<String> meant) {
    return "There is no %s \"%s\"; %s".formatted(kind, name, hint(name, meant));
  }

  /** Returns the second half of that: what was probably meant, and the names there are. */
  public String hint(String name) {
    return hint(name, Optional.empty());
  }

  private String hint(String name, Optional<String> meant) {
    List<String> guesses = new ArrayList<>(meant.stream().toList());
    new Synonyms()
        .of(kind, name)
        .or(() -> Spelling.nearest(name, names))
        .filter(names::contains)
        .ifPresent(guesses::add);
    String all = "there are " + String.join(", ", names);
    return guesses.isEmpty()
        ? all
        : "did you mean %s? T%s".formatted(String.join(" or ", guesses), all.substring(1));
  }
}
