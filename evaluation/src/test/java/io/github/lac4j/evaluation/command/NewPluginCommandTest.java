package io.github.lac4j.evaluation.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.lac4j.core.guice.Plugin;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

class NewPluginCommandTest {

  @TempDir private Path folder;

  @Test
  void should_write_a_project_that_compiles_and_passes_its_contract() throws Exception {
    Path project = folder.resolve("my-method");
    CapturedCommand written = CapturedCommand.run("new-plugin", project.toString());

    assertThat(written.exitCode()).as(written.err()).isZero();
    assertThat(project.resolve("pom.xml"))
        .content()
        .contains("<artifactId>my-method</artifactId>", "<classifier>testkit</classifier>")
        .doesNotContain("@");
    Path classes = Files.createDirectory(folder.resolve("classes"));
    compile(project, classes);
    URL[] where = {classes.toUri().toURL(), project.resolve("src/main/resources/").toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(where, getClass().getClassLoader())) {
      assertThat(ServiceLoader.load(Plugin.class, loader))
          .extracting(plugin -> plugin.getClass().getName())
          .contains("org.example.mymethod.MyMethodPlugin");
      assertThat(CapturedCommand.runOn(loader, "list", "my-method").out())
          .startsWith("my-method, objective: predict the other view");
      SummaryGeneratingListener listener = new SummaryGeneratingListener();
      LauncherFactory.create()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(selectClass(loader.loadClass("org.example.mymethod.MyMethodTest")))
                  .build(),
              listener);
      assertThat(listener.getSummary().getTestsSucceededCount()).isPositive();
      assertThat(listener.getSummary().getFailures())
          .map(failure -> failure.getTestIdentifier().getDisplayName() + failure.getException())
          .isEmpty();
    }
  }

  @Test
  void should_leave_a_file_alone_that_is_there() throws Exception {
    Path project = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(project.resolve("pom.xml"), "precious");
    CapturedCommand refused = CapturedCommand.run("new-plugin", project.toString());

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("pom.xml exists already and is left alone");
    assertThat(project.resolve("pom.xml")).hasContent("precious");
    assertThat(project.resolve("src")).doesNotExist();
  }

  @Test
  void should_refuse_a_name_that_no_objective_may_have() {
    CapturedCommand refused =
        CapturedCommand.run("new-plugin", folder.resolve("My_Method").toString());

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("\"My_Method\" is no name");
  }

  private static void compile(Path project, Path classes) throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter problems = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(project)) {
      boolean compiles =
          compiler
              .getTask(
                  problems,
                  files,
                  null,
                  List.of(
                      "-proc:none",
                      "-nowarn",
                      "-d",
                      classes.toString(),
                      "-cp",
                      System.getProperty("java.class.path")),
                  null,
                  files.getJavaFileObjectsFromPaths(
                      sources.filter(file -> file.toString().endsWith(".java")).toList()))
              .call();
      assertThat(compiles).as(problems.toString()).isTrue();
    }
  }
}
