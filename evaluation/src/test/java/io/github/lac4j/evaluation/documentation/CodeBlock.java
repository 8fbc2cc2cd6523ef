package io.github.lac4j.evaluation.documentation;

import java.util.Optional;

/**
 * A fenced block of a page.
 *
 * @param place page and line of its fence
 * @param language what stands behind the fence; empty if nothing does
 * @param text what is in it
 * @param comment the HTML comment right above it, which readers do not see
 */
record CodeBlock(String place, String language, String text, Optional<String> comment) {

  /** Returns what the comment says after a key such as {@code example:}. */
  Optional<String> told(String key) {
    return comment
        .filter(words -> words.startsWith(key + ":"))
        .map(words -> words.substring(key.length() + 1).strip());
  }

  @Override
  public String toString() {
    return place;
  }
}
