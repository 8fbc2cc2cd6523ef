package io.github.lac4j.evaluation.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Builds what an extender ships: a jar with a new objective, from source. */
final class PluginJar {

  private static final String PLUGIN = "SquaredDistance";

  private PluginJar() {}

  /**
   * Compiles the plug-in.
   *
   * @param folder where the jar goes, and what is compiled for it
   * @param packageName its package
   */
  static Path build(Path folder, String packageName) {
    try {
      Path classes = Files.createDirectory(folder.resolve(packageName));
      compile(classes, packageName);
      Path jar = folder.resolve(packageName + ".jar");
      try (OutputStream file = Files.newOutputStream(jar);
          JarOutputStream entries = new JarOutputStream(file)) {
        put(
            entries,
            "META-INF/services/io.github.lac4j.core.guice.ObjectivePlugin",
            (packageName + "." + PLUGIN + "\n").getBytes(UTF_8));
        for (Path compiled : files(classes)) {
          String name = classes.relativize(compiled).toString().replace('\\', '/');
          put(entries, name, Files.readAllBytes(compiled));
        }
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compile(Path classes, String packageName) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    boolean succeeded =
        compiler
            .getTask(
                messages,
                null,
                null,
                List.of(
                    "-proc:none",
                    "-d",
                    classes.toString(),
                    "-cp",
                    System.getProperty("java.class.path")),
                null,
                List.of(source(packageName)))
            .call();
    if (!succeeded) {
      throw new IllegalStateException("The plug-in does not compile: " + messages);
    }
  }

  private static JavaFileObject source(String packageName) throws IOException {
    String text;
    try (InputStream stream = PluginJar.class.getResourceAsStream(PLUGIN + ".java.txt")) {
      text = new String(stream.readAllBytes(), UTF_8).replace("%PACKAGE%", packageName);
    }
    return new SimpleJavaFileObject(
        URI.create("string:///" + PLUGIN + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void put(JarOutputStream entries, String name, byte[] content) throws IOException {
    entries.putNextEntry(new JarEntry(name));
    entries.write(content);
    entries.closeEntry();
  }
}
