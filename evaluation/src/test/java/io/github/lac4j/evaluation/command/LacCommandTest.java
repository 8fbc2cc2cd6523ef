package io.github.lac4j.evaluation.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lac4j.core.file.LockedFolderException;
import io.github.lac4j.core.file.ProcessLock;
import io.github.lac4j.evaluation.execution.StudyFixture;
import io.github.lac4j.evaluation.execution.StudyFolder;
import io.github.lac4j.evaluation.execution.StudyReports;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LacCommandTest {

  private static final String SMALL = "fashion-mnist-subset.trainingShare=0.2";

  @TempDir Path folder;

  @Test
  void should_name_all_subcommands_in_its_help() {
    CapturedCommand help = CapturedCommand.run("--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("study", "bench", "list", "data", "--version", "Exit codes:");
    assertThat(help.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "study,--objectives",
    "study run,--jobs",
    "study status,--json",
    "study report,--json",
    "study compare,--json",
    "study add,--seeds",
    "study sweep,temperature",
    "pretrain,--resume",
    "completion,source",
    "evaluate,MODEL",
    "bench,WORK",
    "list,--help",
    "data,show"
  })
  void should_explain_every_subcommand(String subcommand, String mentioned) {
    CapturedCommand help = CapturedCommand.run((subcommand + " --help").split(" "));

    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("Usage: lac " + subcommand).contains(mentioned);
  }

  @Test
  void should_tell_its_version() {
    CapturedCommand version = CapturedCommand.run("--version");

    assertThat(version.exitCode()).isZero();
    assertThat(version.out()).startsWith("lac4j ");
  }

  @Test
  void should_fail_if_what_it_prints_cannot_be_written() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    try (PrintStream full =
            new PrintStream(
                new OutputStream() {
                  @Override
                  public void write(int value) throws IOException {
                    throw new IOException("No space left on device");
                  }
                },
                true,
                UTF_8);
        PrintStream told = new PrintStream(errors, true, UTF_8)) {
      System.setOut(full);
      System.setErr(told);

      assertThat(Lac.run("--version")).isEqualTo(1);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(errors.toString(UTF_8)).contains("could not be written");
  }

  @Test
  void should_refuse_to_do_nothing() {
    CapturedCommand nothing = CapturedCommand.run();

    assertThat(nothing.exitCode()).isEqualTo(2);
    assertThat(nothing.err()).contains("study", "bench", "list").doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--sudy", "study --epoch 1", "study --epochs few", "lost", "list all"})
  void should_refuse_what_it_does_not_know_and_quote_it(String arguments) {
    String[] words = arguments.split(" ");
    CapturedCommand wrong = CapturedCommand.run(words);

    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains(words[words.length > 2 ? 2 : words.length - 1]);
    assertThat(wrong.err()).doesNotContain("\tat ");
    assertThat(wrong.out()).isEmpty();
  }

  @Test
  void should_refuse_options_before_a_subcommand_which_it_would_not_see() {
    CapturedCommand wrong = CapturedCommand.run("study", "--epochs", "3", "run", "quick");

    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("--epochs", "after \"run\"").doesNotContain("\tat ");
  }

  @Test
  void should_list_the_objectives_if_it_does_not_know_one() {
    CapturedCommand wrong = CapturedCommand.run("study", "--objectives", "none,simclr");

    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err())
        .contains(
            "There is no objective \"simclr\"; did you mean nt-xent? There are autoencoder, dcl, dclw, info-nce, lac,"
                + " moco, none, nt-xent")
        .doesNotContain("\tat ");
  }

  @Test
  void should_name_all_that_is_wrong_with_a_study_at_once() {
    CapturedCommand wrong =
        CapturedCommand.run(
            "study", "--model", "vit", "--data", "imagenet", "--set", "nt-xent.temperature=-1");

    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err())
        .contains("\"vit\"", "\"imagenet\"", "temperature")
        .doesNotContain("\tat ");
  }

  @Test
  void should_say_where_it_looked_for_data_that_is_not_there() {
    CapturedCommand wrong =
        CapturedCommand.run(
            "study",
            "--data",
            "cifar10",
            "--objectives",
            "none",
            "--data-dir",
            folder.toString(),
            "--runs",
            folder.resolve("runs").toString());

    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains(folder.toString()).doesNotContain("\tat ");
    assertThat(folder.resolve("runs")).doesNotExist();
  }

  @Test
  void should_list_everything_built_in() {
    CapturedCommand list = CapturedCommand.run("list");

    assertThat(list.exitCode()).isZero();
    List<String> names =
        list.out()
            .lines()
            .filter(line -> line.startsWith("  "))
            .map(line -> line.strip().replaceFirst(" .*", ""))
            .toList();
    assertThat(names)
        .contains("autoencoder", "dcl", "dclw", "info-nce", "lac", "moco", "none", "nt-xent")
        .contains("cae", "mlp", "resnet18", "resnet34")
        .contains("fashion-mnist-subset", "fashion-mnist", "mnist", "cifar10")
        .contains("cifar-a", "mnist-contrastive", "simclr-cifar", "byol", "multi-crop-32");
  }

  @Test
  void should_say_in_one_line_of_plain_words_what_each_thing_is() {
    String list = run("list").out();

    assertThat(list.lines().filter(line -> line.startsWith("  ")))
        .hasSizeGreaterThan(50)
        .allMatch(line -> line.matches("  \\S+ {2,}\\S+ \\S+ .+"))
        .allMatch(line -> line.length() <= 130)
        .noneMatch(line -> line.contains("{"));
    assertThat(list)
        .contains("SimCLR's loss", "Chen et al. 2020", "(He et al. 2016)", "Krizhevsky 2009")
        .contains("NT-Xent, DCL and DCLW at batches from 32 to 256, on a tenth of CIFAR-10.")
        .endsWith("for example \"lac list nt-xent\".\n");
  }

  @Test
  void should_show_the_settings_of_one_thing_as_a_table_for_people() {
    CapturedCommand shown = run("list nt-xent");

    assertThat(shown.exitCode()).isZero();
    List<String> lines = shown.out().lines().toList();
    assertThat(lines.get(0)).startsWith("nt-xent, objective: SimCLR's loss");
    int heading = 2;
    assertThat(lines.get(heading).strip().split(" +"))
        .containsExactly("key", "default", "allowed", "meaning");
    int meaning = lines.get(heading).indexOf("meaning");
    assertThat(lines.get(heading + 1))
        .matches("  temperature +0\\.5 +above 0 +tau, .*")
        .satisfies(line -> assertThat(line.substring(meaning)).startsWith("tau, "));
    assertThat(shown.out()).contains("--set nt-xent.temperature=0.25").doesNotContain("{", "\"");
  }

  @Test
  void should_show_the_settings_of_one_thing_as_json_if_asked() throws IOException {
    JsonNode things = new ObjectMapper().readTree(run("list none --json").out());

    assertThat(things.findValuesAsText("kind")).containsExactly("objective", "recipe");
    JsonNode knn = new ObjectMapper().readTree(run("list knn --json").out());
    assertThat(knn.at("/0/settings/0/key").asText()).isEqualTo("k");
    assertThat(knn.at("/0/settings/0/defaultValue").asText()).isEqualTo("200");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "simclr|0|simclr, recipe: SimCLR for large photos|The objective \"simclr\" is called nt-xent",
        "byol|0|byol, recipe|There is no objective \"byol\"; there are autoencoder, dcl, dclw",
        "cifar|2|The data set \"cifar\" is called cifar10|The recipe \"cifar\" is called simclr-cifar",
        "dino|2|There is no objective \"dino\"; there are autoencoder|nt-xent",
        "nt-xet|2|There is nothing called \"nt-xet\"; did you mean nt-xent?|\"lac list\" names",
        "adam|0|adam, optimiser|--set nt-xent.optimization.optimizer=adam",
        "lac-mnist|0|lac-mnist, study: LAC beside|metricsEvery",
        "folder:pictures|0|folder, data set|--set folder.size=32"
      })
  void should_know_what_people_mean_by_a_name(
      String name, int exitCode, String first, String second) {
    CapturedCommand shown = run("list " + name);

    assertThat(shown.exitCode()).isEqualTo(exitCode);
    assertThat(exitCode == 0 ? shown.out() : shown.err())
        .contains(first, second)
        .doesNotContain("\tat ");
  }

  @Test
  void should_run_a_study_and_write_the_same_numbers_as_json() throws IOException {
    Path json = folder.resolve("new").resolve("study.json");

    CapturedCommand study =
        CapturedCommand.run(
            "study",
            "--objectives",
            "none,lac",
            "--epochs",
            "1",
            "--seeds",
            "3,4",
            "--batch",
            "250",
            "--set",
            "cae.width=8",
            "--set",
            SMALL,
            "--verbose",
            "--jobs",
            "2",
            "--threads",
            "1",
            "--runs",
            folder.resolve("runs").toString(),
            "--json",
            json.toString());

    assertThat(study.exitCode()).as(study.err()).isZero();
    assertThat(study.out())
        .contains("fashion-mnist-subset, cae")
        .contains("protocol: pretraining: 1 epochs, batch 250")
        .contains("protocol: model: cae {\"width\":8")
        .contains("\"study\" is a study of its own")
        .contains("nothing else was said: model cae; data fashion-mnist-subset")
        .contains("protocol: settings: cae: width 8 (default 32)")
        .doesNotContain("protocol: settings: lac", "protocol: settings: linear-probe")
        .contains("protocol: features: output of the encoder before any head")
        .contains("version: nd4j")
        .contains("fingerprint: fashion-mnist-subset/train ")
        .contains(folder.resolve("runs").resolve("study").toString());
    assertThat(study.err())
        .contains("none, seed 3", "lac, seed 4")
        .containsPattern("lac, seed 3: epoch 1/1, loss \\d");
    JsonNode result = new ObjectMapper().readTree(json.toFile());
    assertThat(result.get("rows")).hasSize(2);
    assertThat(result.get("cells")).hasSize(4);
    for (JsonNode row : result.get("rows")) {
      List<String> columns = tableRow(study.out(), row.get("objective").asText());
      assertThat(columns.get(1)).isEqualTo("2");
      int column = 2;
      for (JsonNode accuracy : row.get("measures")) {
        // A star marks what is best, or within the deviation of it.
        assertThat(columns.get(column++).replace(" *", "")).isEqualTo(percent(accuracy));
      }
      assertThat(column).isEqualTo(4);
    }
  }

  @Test
  void should_be_silent_about_progress_if_asked() {
    CapturedCommand study =
        CapturedCommand.run(
            "study",
            "--objectives",
            "none",
            "--epochs",
            "1",
            "--seeds",
            "1",
            "--quiet",
            "--set",
            "cae.width=8",
            "--set",
            SMALL,
            "--runs",
            folder.toString());

    assertThat(study.exitCode()).isZero();
    assertThat(study.err()).doesNotContain("seed 1");
  }

  @Test
  void should_go_through_the_life_of_a_study() throws IOException {
    String runs = folder.toString();
    String[] small = {
      "--objectives",
      "none",
      "--epochs",
      "1",
      "--seeds",
      "1",
      "--set",
      "cae.width=8",
      "--set",
      SMALL,
      "--runs",
      runs,
      "--quiet"
    };
    assertThat(run("study run quick --name first --evaluators knn,linear-probe", small).exitCode())
        .isZero();
    assertThat(run("study run quick --name second --evaluators knn", small).exitCode()).isZero();

    CapturedCommand status = run("study status first --runs " + runs);
    assertThat(status.out()).contains("first: 1 cells, 1 finished; not running", "none, seed 1");
    CapturedCommand json = run("study status first --json --runs " + runs);
    assertThat(new ObjectMapper().readTree(json.out()).at("/cells/0/state").asText())
        .isEqualTo("finished");
    CapturedCommand shown = run("study report first --runs " + runs);
    assertThat(shown.out())
        .startsWith("fashion-mnist-subset, cae\n")
        .contains("\nlinear probe top-1: how often a linear classifier is right")
        .containsPattern(
            "\n\nnone: kNN top-1 \\d+\\.\\d %\\.\nCompared: 1 row on fashion-mnist-subset")
        .endsWith(
            "Report: %s, %s (--open shows it)\n"
                .formatted(
                    folder.resolve("first").resolve("report").resolve("report.html"),
                    folder.resolve("first").resolve("report").resolve("table.txt")))
        .doesNotContain("protocol:", "version:", "fingerprint:", "settings:");
    assertThat(run("study report first --verbose --runs " + runs).out())
        .contains(
            "protocol: settings: cae: width 8 (default 32)", "version: nd4j", "fingerprint: ");
    CapturedCommand report = run("study report first --json --runs " + runs);
    assertThat(new ObjectMapper().readTree(report.out()).get("cells")).hasSize(1);
    assertThat(folder.resolve("first").resolve("report")).isDirectoryContaining("glob:**.csv");
    StudyFolder first = new StudyFolder(folder.resolve("first"), new StudyFixture().records());
    ProcessLock lock = ProcessLock.ofFolder(first.report(), Duration.ZERO);
    try {
      assertThatThrownBy(() -> StudyReports.write(first, Duration.ofMillis(60)))
          .isInstanceOf(LockedFolderException.class);
    } finally {
      lock.close();
    }
    CapturedCommand compared = run("study compare first second --runs " + runs);
    assertThat(compared.exitCode()).isZero();
    assertThat(compared.out())
        .containsPattern("(?m)^first: none ")
        .containsPattern("(?m)^second: none ");
    CapturedCommand again =
        CapturedCommand.run(
            "study",
            "run",
            folder.resolve("first").resolve("study.yaml").toString(),
            "--runs",
            runs);
    assertThat(again.exitCode()).isZero();
    assertThat(again.err()).doesNotContain("none, seed 1");
    assertThat(run("study status lost --runs " + runs).err()).contains("There are: first, second");

    CapturedCommand other =
        run("study run quick --name first --objectives lac --epochs 1 --seeds 1 --runs " + runs);
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err())
        .contains("objectives.none: there only", "lac study add " + folder.resolve("first"))
        .doesNotContain("\tat ");
    CapturedCommand added = run("study add first --seeds 2,1 --quiet --runs " + runs);
    assertThat(added.exitCode()).as(added.err()).isZero();
    assertThat(tableRow(added.out(), "none").get(1)).isEqualTo("2");
    assertThat(folder.resolve("first").resolve("report-1")).isDirectoryContaining("glob:**.csv");
    CapturedCommand swept =
        run("study sweep first --set cae.width=9 --seeds 1 --quiet --runs " + runs);
    assertThat(swept.exitCode()).as(swept.err()).isZero();
    assertThat(swept.out())
        .startsWith("Judged on validation images")
        .contains("cae width 9", folder.resolve("first-cae.width").toString())
        .containsPattern(
            "\nCompared: \\d rows? on validation images of fashion-mnist-subset with ");
    CapturedCommand misspelt = run("study compare first second:nonne --runs " + runs);
    assertThat(misspelt.exitCode()).isEqualTo(2);
    assertThat(misspelt.err())
        .contains("no finished row \"nonne\"; did you mean none? There are none");
  }

  @Test
  void should_say_that_there_is_no_such_study() {
    CapturedCommand status = run("study status lost --runs " + folder);

    assertThat(status.exitCode()).isEqualTo(2);
    assertThat(status.err()).contains("There is no study in").doesNotContain("\tat ");
  }

  @Test
  void should_pretrain_one_encoder_and_not_do_it_twice() throws IOException {
    String line =
        "pretrain --objective lac --model mlp --data fashion-mnist-subset --epochs 1 --batch 250"
            + " --set mlp.hidden=[8] --threads 1 --set "
            + SMALL
            + " --out "
            + folder;

    CapturedCommand first = run(line);
    CapturedCommand second = run(line);
    CapturedCommand other = run(line + " --seed 2");

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).contains("The encoder is " + folder.resolve("encoder.zip"));
    assertThat(
            ModelSerializer.restoreComputationGraph(folder.resolve("encoder.zip").toFile())
                .numParams())
        .isEqualTo(784 * 8 + 8);
    assertThat(first.err()).contains("lac, seed 1: epoch 1/1, loss ");
    assertThat(second.exitCode()).isZero();
    assertThat(second.err()).doesNotContain("epoch 1/");
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err())
        .contains("holds another run", "\n  seed: there 1, here 2\n")
        .doesNotContain("\tat ");

    String longer = line.replace("--epochs 1", "--epochs 2");
    CapturedCommand unasked = run(longer);
    assertThat(unasked.exitCode()).isEqualTo(2);
    assertThat(unasked.err()).contains("go on to 2 by --resume");
    CapturedCommand resumed = run(longer + " --resume");
    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(resumed.err()).contains("goes on to 2 epochs", "learning rate");
    assertThat(folder.resolve("run.json")).content().contains("extensions");
    CapturedCommand finished = run(longer);
    assertThat(finished.exitCode()).as(finished.err()).isZero();
    assertThat(finished.err()).doesNotContain("epoch 1/");
  }

  @Test
  void should_start_an_encoder_from_the_file_of_another_run() throws IOException {
    String line =
        "pretrain --objective %s --model mlp --data fashion-mnist-subset --epochs 1 --batch 250"
            + " --set mlp.hidden=[8] --threads 1 --set "
            + SMALL
            + " --out "
            + folder
            + "/%s";
    CapturedCommand first = run(line.formatted("lac", "first"));
    Path saved = folder.resolve("first").resolve("encoder.zip");
    CapturedCommand started = run(line.formatted("none", "started") + " --init " + saved);

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(started.exitCode()).as(started.err()).isZero();
    assertThat(parameters(folder.resolve("started").resolve("encoder.zip")))
        .isEqualTo(parameters(saved));
  }

  private static double[] parameters(Path encoder) throws IOException {
    return ModelSerializer.restoreComputationGraph(encoder.toFile()).params().toDoubleVector();
  }

  @Test
  void should_say_that_another_pretraining_works_in_the_folder() {
    String line =
        "pretrain --objective lac --model mlp --data fashion-mnist-subset --epochs 1 --batch 250"
            + " --set mlp.hidden=[8] --threads 1 --set "
            + SMALL
            + " --out "
            + folder;
    assertThat(run(line).exitCode()).isZero();
    assertThat(folder.resolve("result.json").toFile().delete()).isTrue();
    ProcessLock lock = ProcessLock.ofFolder(folder, Duration.ZERO);
    try {
      for (String busy : List.of(line, line + " --resume")) {
        CapturedCommand refused = run(busy);

        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("Another process works in").doesNotContain("\tat ");
      }
    } finally {
      lock.close();
    }
  }

  @Test
  void should_refuse_settings_of_evaluators_for_a_pretraining_which_has_none() {
    CapturedCommand wrong =
        run(
            "pretrain --objective lac --model mlp --data fashion-mnist-subset --epochs 1 --set"
                + " knn.k=3 --out "
                + folder);

    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("settings for \"knn\"").doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--objective simclr --model mlp --data fashion-mnist-subset --epochs 1",
        "--objective lac --model vit --data fashion-mnist-subset --epochs 1",
        "--objective lac --model mlp --data imagenet --epochs 1",
        "--objective lac --model mlp --data fashion-mnist-subset --epochs 0",
        "--objective lac --model mlp --data fashion-mnist-subset --epochs 1 --batch 9000",
        "--objective lac --model mlp --data fashion-mnist-subset --epochs 1 --set lac.rate=1",
        "--objective lac --model mlp --data fashion-mnist-subset --epochs 1 --set knn.k=3",
        "--objective nt-xent --model mlp --data fashion-mnist-subset --epochs 1 --recipe no",
        "--objective nt-xent --model mlp --data fashion-mnist-subset --epochs 1 --threads 0",
        "--objective lac --model mlp --data fashion-mnist-subset --epochs 1 --init missing.zip"
      })
  void should_not_speak_of_a_study_where_one_encoder_is_pretrained(String line) {
    CapturedCommand wrong = run("pretrain " + line + " --out " + folder.resolve("run"));

    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err())
        .startsWith("The pretraining cannot run")
        .doesNotContain("study", "yaml", "\tat ");
  }

  @Test
  void should_pretrain_on_a_flat_folder_which_has_no_labels() throws IOException {
    Path pictures = Files.createDirectory(folder.resolve("pictures"));
    Random random = new Random(1);
    for (int i = 0; i < 8; i++) {
      BufferedImage picture = new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB);
      for (int j = 0; j < 81; j++) {
        picture.setRGB(j % 9, j / 9, random.nextInt());
      }
      ImageIO.write(picture, "png", pictures.resolve(i + ".png").toFile());
    }

    CapturedCommand pretraining =
        CapturedCommand.runWithProcesses(
            "pretrain --objective nt-xent --model mlp --epochs 1 --batch 4 --threads 1 --set folder.size=8 --set mlp.hidden=[8] --data folder:%s --out %s --data-dir %s"
                .formatted(pictures, folder.resolve("run"), folder)
                .split(" "));

    assertThat(pretraining.exitCode()).as(pretraining.err()).isZero();
    assertThat(folder.resolve("run").resolve("encoder.zip")).isRegularFile();
  }

  @Test
  void should_judge_a_saved_encoder_as_its_study_does() throws IOException {
    CapturedCommand study =
        run(
            "study run quick --objectives none --threads 1 --evaluators knn,linear-probe --set cae.width=8 --seeds 5 --epochs 1 --judged-on validation --set validation.share=0.2 --set validation.seed=3 --json %s --runs %s --set %s"
                .formatted(folder.resolve("study.json"), folder, SMALL));
    assertThat(study.exitCode()).as(study.err()).isZero();
    List<Double> expected = new ArrayList<>();
    new ObjectMapper()
        .readTree(folder.resolve("study.json").toFile())
        .at("/rows/0/measures")
        .forEach(measure -> expected.add(measure.path("mean").asDouble()));
    assertThat(expected).hasSize(2);
    Path encoder;
    try (Stream<Path> files = Files.walk(folder)) {
      encoder = files.filter(file -> file.endsWith("encoder.zip")).findFirst().orElseThrow();
    }
    Path copy = Files.copy(encoder, folder.resolve("copy.zip"));

    assertThat(measures("evaluate " + encoder)).isEqualTo(expected);
    assertThat(measures("evaluate " + encoder + " --data fashion-mnist-subset"))
        .isEqualTo(expected);
    assertThat(measures("evaluate %s --like quick --seed 5 --runs %s".formatted(copy, folder)))
        .isEqualTo(expected);
    assertThat(measures("evaluate " + encoder + " --evaluators linear-probe"))
        .isEqualTo(expected.subList(1, 2));
    assertThat(run("evaluate %s --evaluators knn --set knn.k=3 --json".formatted(encoder)).out())
        .containsPattern("\"k\" ?: ?3");
    assertThat(run("evaluate " + encoder).out())
        .startsWith("judged as the study in " + folder.resolve("quick"));
    CapturedCommand unsaid = run("evaluate " + copy);
    assertThat(unsaid.exitCode()).isEqualTo(2);
    assertThat(unsaid.err()).contains("--data", "--like");
  }

  private static List<Double> measures(String line) throws IOException {
    CapturedCommand judged = run(line + " --json");
    assertThat(judged.exitCode()).as(judged.err()).isZero();
    List<Double> found = new ArrayList<>();
    new ObjectMapper()
        .readTree(judged.out())
        .path("judgements")
        .forEach(judgement -> found.add(judgement.at("/measures/0/value").asDouble()));
    return found;
  }

  @Test
  void should_refuse_settings_of_an_evaluator_that_does_not_judge_and_files_that_are_no_model() {
    CapturedCommand setting =
        run("evaluate lost.zip --data mnist --evaluators knn --set linear-probe.l2=[1]");
    assertThat(setting.exitCode()).isEqualTo(2);
    assertThat(setting.err()).contains("\"linear-probe\"", "knn", "mnist").doesNotContain("\tat ");

    CapturedCommand lost = run("evaluate lost.zip --data mnist");
    assertThat(lost.exitCode()).isEqualTo(1);
    assertThat(lost.err()).contains("lost.zip: there is no such file").doesNotContain("\tat ");
  }

  @Test
  void should_print_a_completion_script_and_lists_as_json() throws IOException {
    assertThat(run("completion").out()).contains("complete -F _complete_lac");
    assertThat(new ObjectMapper().readTree(run("list --json").out()).at("/objectives/nt-xent"))
        .isNotEmpty();
  }

  private static CapturedCommand run(String line, String... more) {
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    words.addAll(List.of(more));
    return CapturedCommand.run(words.toArray(String[]::new));
  }

  private static List<String> tableRow(String out, String objective) {
    String line =
        out.lines()
            .filter(candidate -> candidate.matches(objective + " *\\|.*"))
            .findFirst()
            .orElseThrow();
    return Pattern.compile("\\|").splitAsStream(line).map(String::strip).toList();
  }

  private static String percent(JsonNode accuracy) {
    return String.format(
        Locale.ROOT,
        "%.2f +- %.2f",
        100 * accuracy.get("mean").asDouble(),
        100 * accuracy.get("deviation").asDouble());
  }
}
