package io.github.lac4j.evaluation.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation, taken apart.
 *
 * @param file where it is
 * @param text what is in it
 */
record MarkdownPage(Path file, String text) {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern FENCED = Pattern.compile("(?ms)^```([a-z]*)\\R(.*?)^```\\s*$");
  private static final Pattern COMMENT_BEFORE =
      Pattern.compile("<!--([^>]*?)-->\\s*$", Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
  private static final Pattern TABLE = Pattern.compile("(?m)^<!--([^>]*?)-->\\R((?:^\\|.*\\R?)+)");

  /** Reads the README and every page of the documentation. */
  static List<MarkdownPage> all() {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of(ROOT.resolve("README.md")),
              docs.filter(file -> file.toString().endsWith(".md")).sorted())
          .map(MarkdownPage::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a page by its path from the root of the project. */
  static MarkdownPage named(String path) {
    return read(ROOT.resolve(path));
  }

  private static MarkdownPage read(Path file) {
    try {
      return new MarkdownPage(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the path from the root of the project. */
  String name() {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  List<CodeBlock> blocks() {
    List<CodeBlock> blocks = new ArrayList<>();
    Matcher fenced = FENCED.matcher(text);
    while (fenced.find()) {
      String before = text.substring(0, fenced.start());
      Matcher comment = COMMENT_BEFORE.matcher(before);
      blocks.add(
          new CodeBlock(
              name() + ":" + (before.lines().count() + 1),
              fenced.group(1),
              fenced.group(2),
              comment.find() ? Optional.of(comment.group(1).strip()) : Optional.empty()));
    }
    return blocks;
  }

  /** Returns the code inside sentences, each on one line. */
  List<String> inlineCode() {
    return found(CODE, prose()).map(code -> code.replaceAll("\\s+", " ")).toList();
  }

  List<String> links() {
    return found(LINK, CODE.matcher(prose()).replaceAll("code")).toList();
  }

  /** Returns the names that GitHub gives to the headings. */
  Set<String> anchors() {
    Set<String> anchors = new HashSet<>();
    found(HEADING, prose())
        .map(heading -> heading.strip().toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .forEach(anchors::add);
    return anchors;
  }

  /** Returns the tables that have a comment such as {@code settings: moco} right above them. */
  List<MarkdownTable> tables() {
    return TABLE
        .matcher(text)
        .results()
        .map(table -> MarkdownTable.of(name(), table.group(1).strip(), table.group(2)))
        .toList();
  }

  /** Returns the text without fenced blocks. */
  String prose() {
    return FENCED.matcher(text).replaceAll("");
  }

  private static Stream<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
  }

  @Override
  public String toString() {
    return name();
  }
}
