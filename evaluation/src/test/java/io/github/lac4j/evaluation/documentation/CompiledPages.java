package io.github.lac4j.evaluation.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * The Java code of pages, compiled as a reader would.
 *
 * @param folder holds the classes
 */
record CompiledPages(Path folder) {

  private static final String SERVICE = "META-INF/services/io.github.lac4j.core.guice.Plugin";

  /**
   * Compiles all examples together, against the class path of this test.
   *
   * @param folder receives the classes
   * @throws IllegalStateException naming each error with the page that it is in
   */
  static CompiledPages compile(Path folder, List<JavaExample> examples) {
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    boolean compiles =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                new StringWriter(),
                null,
                problems,
                List.of(
                    "-proc:none",
                    "-Xlint:all,-classfile,-processing,-serial,-options,-try",
                    "--release",
                    "17",
                    "-d",
                    folder.toString(),
                    "-cp",
                    System.getProperty("java.class.path")),
                null,
                examples.stream().map(JavaExample::file).toList())
            .call();
    List<String> found = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> problem : problems.getDiagnostics()) {
      if (problem.getSource() != null) {
        found.add(
            "%s, line %d of the code: %s"
                .formatted(
                    placeOf(problem.getSource(), examples),
                    problem.getLineNumber(),
                    problem.getMessage(null)));
      } else if (problem.getKind() == Diagnostic.Kind.ERROR) {
        found.add(problem.getMessage(null));
      }
    }
    if (!compiles || !found.isEmpty()) {
      throw new IllegalStateException(String.join("\n", found));
    }
    return new CompiledPages(folder);
  }

  private static String placeOf(JavaFileObject source, List<JavaExample> examples) {
    return examples.stream()
        .filter(
            example ->
                source.getName().equals("/" + example.className().replace('.', '/') + ".java"))
        .map(JavaExample::place)
        .findFirst()
        .orElse(source.getName());
  }

  /** Returns a loader of the classes, whose parent is that of this test. */
  URLClassLoader loader() {
    try {
      return new URLClassLoader(
          new URL[] {folder.toUri().toURL()}, CompiledPages.class.getClassLoader());
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the service file that names plug-ins. */
  CompiledPages withPlugins(String... classNames) {
    try {
      Path file = folder.resolve(SERVICE);
      Files.createDirectories(file.getParent());
      Files.writeString(file, String.join("\n", classNames) + "\n", UTF_8);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Packs everything into a jar. */
  Path jar(Path jar) {
    try (JarOutputStream entries = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        entries.putNextEntry(new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
        entries.write(Files.readAllBytes(file));
        entries.closeEntry();
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
