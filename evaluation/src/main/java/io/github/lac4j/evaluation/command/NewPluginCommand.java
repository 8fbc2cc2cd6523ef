package io.github.lac4j.evaluation.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a project for an objective of one's own. */
@Command(
    name = "new-plugin",
    description = {
      "Write a Maven project with an objective of your own, its plug-in class and its test",
      "into a new folder of that name. Existing files are never overwritten."
    },
    mixinStandardHelpOptions = true)
public final class NewPluginCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      description = "the new folder; its name is the objective's: lower-case words and hyphens")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    String name = folder.toAbsolutePath().normalize().getFileName().toString();
    if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "\"%s\" is no name; use lower-case letters and digits joined by hyphens".formatted(name));
    }
    Map<Path, String> files = files(name);
    for (Path file : files.keySet()) {
      if (Files.exists(file)) {
        throw new IllegalArgumentException(
            "%s exists already and is left alone; choose another name or another folder"
                .formatted(file));
      }
    }
    for (Map.Entry<Path, String> file : files.entrySet()) {
      Files.createDirectories(file.getKey().getParent());
      Files.writeString(file.getKey(), file.getValue(), UTF_8, StandardOpenOption.CREATE_NEW);
    }
    PrintWriter out = spec.commandLine().getOut();
    files.keySet().forEach(out::println);
    out.println("Build and test it with: cd " + folder + " && mvn verify");
    return 0;
  }

  private Map<Path, String> files(String name) throws IOException {
    String className =
        Arrays.stream(name.split("-"))
            .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
            .collect(Collectors.joining());
    String packageName = name.replace("-", "");
    Path code = Path.of("java", "org", "example", packageName);
    Path main = folder.resolve("src").resolve("main");
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(folder.resolve("pom.xml"), filled("pom.xml", name, className, packageName));
    files.put(
        main.resolve(code).resolve(className + ".java"),
        filled("Objective.java", name, className, packageName));
    files.put(
        main.resolve(code).resolve(className + "Plugin.java"),
        filled("Plugin.java", name, className, packageName));
    files.put(
        main.resolve("resources/META-INF/services/io.github.lac4j.core.guice.Plugin"),
        "org.example.%s.%sPlugin\n".formatted(packageName, className));
    files.put(
        folder.resolve("src/test").resolve(code).resolve(className + "Test.java"),
        filled("Test.java", name, className, packageName));
    return files;
  }

  private static String filled(String template, String name, String className, String packageName)
      throws IOException {
    String version = Lac.class.getPackage().getImplementationVersion();
    try (InputStream stream =
        NewPluginCommand.class.getResourceAsStream("plugin/" + template + ".txt")) {
      return new String(stream.readAllBytes(), UTF_8)
          .replace("@NAME@", name)
          .replace("@CLASS@", className)
          .replace("@PACKAGE@", packageName)
          .replace("@VERSION@", version == null ? "0.1.0-SNAPSHOT" : version);
    }
  }
}
