package io.github.lac4j.evaluation.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.evaluation.command.CapturedCommand;
import io.github.lac4j.evaluation.documentation.DocumentedPlugins;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar of one's own on the class path is all it takes to enter a study. */
class PluginTest {

  private static final String[] STUDY = {
    "study",
    "--objectives",
    "autoencoder,spectral,byol",
    "--epochs",
    "1",
    "--seeds",
    "1",
    "--batch",
    "100",
    "--models",
    "mlp",
    "--data",
    "rings",
    "--evaluators",
    "knn,nearest-mean",
    "--set",
    "mlp.hidden=[8]",
    "--set",
    "spectral.repulsion=0.25",
    "--set",
    "byol.hidden=16",
    "--set",
    "rings.trainingShare=0.5",
    "--set",
    "rings.side=12",
    "--set",
    "nearest-mean.shrinkage=0.1"
  };

  @TempDir static Path jars;

  private static Path mine;
  private static Path theirs;

  @TempDir Path folder;

  @BeforeAll
  static void buildJars() throws IOException {
    mine = DocumentedPlugins.jar(jars, "mine");
    theirs = DocumentedPlugins.jar(jars, "theirs");
  }

  @Test
  void should_train_the_objective_of_a_jar_on_the_class_path() throws Exception {
    CommandProcess study = CommandProcess.run(folder, List.of(mine), STUDY);

    assertThat(study.exitCode()).as(study.err()).isZero();
    assertThat(study.out())
        .containsPattern("(?m)^autoencoder +\\|")
        .containsPattern("(?m)^spectral +\\| +1 \\|")
        .containsPattern("(?m)^byol +\\| +1 \\|")
        .contains("nearest mean top-1", "Compared: 3 rows on rings with mlp");
    Path report = folder.resolve("runs").resolve("study").resolve("report");
    assertThat(report.resolve("table.txt"))
        .content()
        .contains("protocol: spectral: {\"repulsion\":0.25,");
    assertThat(report.resolve("report.json")).content().contains("\"objective\" : \"spectral\"");
    String[] again = Stream.concat(Stream.of(STUDY), runs()).toArray(String[]::new);
    CapturedCommand same = run(List.of(mine), again);
    assertThat(same.exitCode()).as(same.err()).isZero();
    assertThat(same.err()).doesNotContain("seed 1");
    assertThat(run(List.of(theirs), again).err())
        .as("other code under the same name and with the same settings is trained anew")
        .contains("spectral, seed 1: epoch 1/1")
        .doesNotContain("autoencoder, seed 1: epoch");
  }

  @Test
  void should_list_the_objective_with_its_defaults() throws Exception {
    CapturedCommand list = run(List.of(mine), "list", "--json");

    assertThat(list.exitCode()).as(list.err()).isZero();
    assertThat(list.out())
        .contains("\"spectral\"", "\"nt-xent\"")
        .containsPattern("\"repulsion\" ?: ?1\\.0");
  }

  @Test
  void should_say_which_jar_brought_what() throws Exception {
    CapturedCommand list = run(List.of(mine), "list");

    assertThat(list.out().lines().filter(line -> line.endsWith("from mine.jar")))
        .extracting(line -> line.strip().replaceFirst(" .*", ""))
        .containsExactlyInAnyOrder(
            "spectral", "byol", "small-autoencoder", "rings", "nearest-mean");
  }

  @Test
  void should_stop_and_name_both_jars_if_two_have_the_same_objective() throws Exception {
    CapturedCommand list = run(List.of(mine, theirs), "list");

    assertThat(list.exitCode()).isEqualTo(2);
    assertThat(list.err())
        .contains("\"spectral\" is defined twice")
        .contains("mine.jar", "theirs.jar")
        .doesNotContain("\tat ");
    assertThat(list.out()).isEmpty();
  }

  private Stream<String> runs() {
    return Stream.of("--runs", folder.resolve("runs").toString());
  }

  /** Runs the command in this process, where only the class loader differs from people's runs. */
  private static CapturedCommand run(List<Path> plugins, String... arguments) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (Path jar : plugins) {
      urls.add(jar.toUri().toURL());
    }
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), PluginTest.class.getClassLoader())) {
      return CapturedCommand.runOn(loader, arguments);
    }
  }
}
