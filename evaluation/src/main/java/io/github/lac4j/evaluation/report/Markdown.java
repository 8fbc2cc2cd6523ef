package io.github.lac4j.evaluation.report;

import java.util.regex.Pattern;

/** Text that Markdown shows as it is. */
final class Markdown {

  /** What starts emphasis, code, links, HTML or a table's next cell. */
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>|~&]");

  private Markdown() {}

  static String escape(String text) {
    return SPECIAL.matcher(text).replaceAll("\\\\$0").replaceAll("\\s+", " ");
  }
}
