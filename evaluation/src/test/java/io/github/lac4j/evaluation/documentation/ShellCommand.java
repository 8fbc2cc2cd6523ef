package io.github.lac4j.evaluation.documentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command line of a page.
 *
 * @param words the program and its arguments, without quotes
 */
record ShellCommand(List<String> words) {

  private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+");
  private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");
  private static final List<String> LAC =
      List.of("lac", "evaluation/target/lac/bin/lac", "$LAC/bin/lac");

  /** Reads the commands of a block: one a line or more, with comments and continued lines. */
  static List<ShellCommand> in(String text) {
    List<ShellCommand> commands = new ArrayList<>();
    for (String line : text.replaceAll("\\\\\\R\\s*", " ").split("\\R", -1)) {
      for (String part : line.replaceFirst("(^|\\s)#.*", "").split("&&", -1)) {
        List<String> words = words(part);
        if (!words.isEmpty()) {
          commands.add(new ShellCommand(words));
        }
      }
    }
    return commands;
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      words.add(QUOTED.matcher(word.group()).replaceAll("$1$2"));
    }
    return words;
  }

  boolean isLac() {
    return LAC.contains(words.get(0)) && words.size() > 1 && !words.get(1).equals("|");
  }

  boolean isMaven() {
    return words.get(0).equals("mvn");
  }

  String[] arguments() {
    return words.subList(1, words.size()).toArray(String[]::new);
  }

  /** Returns the arguments that follow an option, split at commas. */
  List<String> valuesOf(String option) {
    List<String> values = new ArrayList<>();
    for (int i = 1; i < words.size() - 1; i++) {
      if (words.get(i).equals(option)) {
        values.addAll(Arrays.asList(words.get(i + 1).split(",")));
      }
    }
    return values;
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
