package io.github.lac4j.evaluation.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * Java code of a page, as the compiler gets it.
 *
 * @param place page and line that it stands in
 * @param className the full name of its first type
 * @param source a compilation unit
 */
record JavaExample(String place, String className, String source) {

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern TYPE =
      Pattern.compile("(?m)^(?:public |final )*(?:class|record|interface|enum) (\\w+)");
  private static final String HERE = "/* here */";

  /**
   * Reads a block: a compilation unit, or a fragment with the comment {@code example: NAME}, which
   * takes its place in the resource {@code NAME.java.txt}.
   */
  static JavaExample of(CodeBlock block) {
    String source =
        block
            .told("example")
            .map(name -> surroundings(name, block.place()).replace(HERE, block.text()))
            .orElse(block.text());
    Matcher type = TYPE.matcher(source);
    if (!type.find()) {
      throw new IllegalArgumentException(
          "%s is no compilation unit; write <!-- example: NAME --> above it, and its surroundings into NAME.java.txt"
              .formatted(block.place()));
    }
    Matcher packageName = PACKAGE.matcher(source);
    return new JavaExample(
        block.place(),
        packageName.find() ? packageName.group(1) + "." + type.group(1) : type.group(1),
        source);
  }

  private static String surroundings(String name, String place) {
    try (InputStream stream = JavaExample.class.getResourceAsStream(name + ".java.txt")) {
      if (stream == null) {
        throw new IllegalArgumentException(
            "%s names the example %s, but there is no %s.java.txt".formatted(place, name, name));
      }
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the example with another word in the place of one, for example a package. */
  JavaExample replacing(String word, String other) {
    return new JavaExample(place, className.replace(word, other), source.replace(word, other));
  }

  /** Returns what the compiler reads. */
  JavaFileObject file() {
    return new SimpleJavaFileObject(
        URI.create("string:///" + className.replace('.', '/') + ".java"),
        JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }
}
