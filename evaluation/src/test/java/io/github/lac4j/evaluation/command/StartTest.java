package io.github.lac4j.evaluation.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a command does not need is not loaded: loading is most of what a short command costs. */
class StartTest {

  private static final Pattern WIRING =
      Pattern.compile("com\\.google\\.inject\\.(Guice|internal\\..+)|ch\\.qos\\.logback\\..+");

  /** Names in signatures are no more than looked up; this one loads native code. */
  private static final Pattern NATIVE =
      Pattern.compile("org\\.nd4j\\.linalg\\.factory\\.Nd4j|org\\.bytedeco\\..+");

  private static final Pattern ARRAYS = Pattern.compile("org\\.(nd4j|deeplearning4j)\\..+");

  @ParameterizedTest
  @CsvSource({
    "--help, 0",
    "study --help, 0",
    "pretrain --help, 0",
    "--version, 0",
    "completion, 0",
    "stduy, 2",
    "study --objektives none, 2"
  })
  void should_wire_nothing_for_help_and_refused_words(String line, int exitCode) throws Exception {
    Started started = Started.with(line);

    assertThat(started.exitCode()).as(started.printed()).isEqualTo(exitCode);
    assertThat(started.classes())
        .contains(Lac.class.getName())
        .filteredOn(matches(WIRING).or(matches(NATIVE)).or(matches(ARRAYS)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "list, 0",
    "list --json, 0",
    "list nt-xent, 0",
    "data list, 0",
    "study status lost, 2"
  })
  void should_load_no_native_code_to_tell_what_there_is(String line, int exitCode)
      throws Exception {
    Started started = Started.with(line);

    assertThat(started.exitCode()).as(started.printed()).isEqualTo(exitCode);
    assertThat(started.classes())
        .contains("com.google.inject.Guice")
        .filteredOn(matches(NATIVE))
        .isEmpty();
  }

  private static Predicate<String> matches(Pattern pattern) {
    return pattern.asMatchPredicate();
  }

  /**
   * A command that has run.
   *
   * @param exitCode 0 if all went well
   * @param printed what it printed, messages too
   * @param classes the classes that were loaded for it
   */
  private record Started(int exitCode, String printed, Set<String> classes) {

    static Started with(String line) throws Exception {
      PrintStream out = System.out;
      PrintStream err = System.err;
      ByteArrayOutputStream printed = new ByteArrayOutputStream();
      try (NotedClasses loader = new NotedClasses();
          PrintStream stream = new PrintStream(printed, true, UTF_8)) {
        System.setOut(stream);
        System.setErr(stream);
        int exitCode =
            (int)
                loader
                    .loadClass(Lac.class.getName())
                    .getMethod("run", String[].class)
                    .invoke(null, (Object) line.split(" "));
        return new Started(exitCode, printed.toString(UTF_8), loader.loaded);
      } finally {
        System.setOut(out);
        System.setErr(err);
      }
    }
  }

  /** Loads the classes of this test's class path once more, and notes which. */
  private static final class NotedClasses extends URLClassLoader {

    private final Set<String> loaded = new ConcurrentSkipListSet<>();

    NotedClasses() {
      super(
          Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
              .map(NotedClasses::url)
              .toArray(URL[]::new),
          ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      Class<?> found = super.findClass(name);
      loaded.add(name);
      return found;
    }

    private static URL url(String entry) {
      try {
        return Path.of(entry).toUri().toURL();
      } catch (MalformedURLException e) {
        throw new IllegalArgumentException(e);
      }
    }
  }
}
