package io.github.lac4j.evaluation.plugin;

import io.github.lac4j.evaluation.command.Lac;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What running the command in a process of its own gave.
 *
 * @param exitCode 0 if all went well
 * @param out what it printed
 * @param err what it printed as messages
 */
public record CommandProcess(int exitCode, String out, String err) {

  private static final long PATIENCE_MINUTES = 5;

  /**
   * Runs the command on the class path of this test and more jars.
   *
   * @param folder receives the output
   */
  static CommandProcess run(Path folder, List<Path> jars, String... arguments)
      throws IOException, InterruptedException {
    List<String> classPath = new ArrayList<>();
    classPath.add(System.getProperty("java.class.path"));
    jars.forEach(jar -> classPath.add(jar.toString()));
    return runOn(classPath, folder, arguments);
  }

  /**
   * Runs the command on a class path.
   *
   * @param folder receives the output
   */
  public static CommandProcess runOn(List<String> classPath, Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx1g");
    // For seconds of work the second compiler is not worth its start; cells inherit the option.
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Dorg.bytedeco.javacpp.maxbytes=2g");
    command.add("-Dorg.bytedeco.javacpp.maxphysicalbytes=4g");
    command.add(Lac.class.getName());
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    // The class path is too long for the command line of some systems.
    builder.environment().put("CLASSPATH", String.join(File.pathSeparator, classPath));
    Process process = builder.start();
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("The command did not end: " + Files.readString(err));
    }
    return new CommandProcess(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
