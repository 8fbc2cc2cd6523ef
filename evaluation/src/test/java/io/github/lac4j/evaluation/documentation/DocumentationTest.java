package io.github.lac4j.evaluation.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.evaluation.catalog.Catalog;
import io.github.lac4j.evaluation.command.Lac;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.config.Yaml;
import io.github.lac4j.evaluation.guice.CommandFactory;
import io.github.lac4j.evaluation.study.StudyConfig;
import io.github.lac4j.evaluation.study.StudyPlanner;
import io.github.lac4j.evaluation.study.StudySource;
import io.github.lac4j.evaluation.study.StudyText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * Holds every page to the code: what it links to is there, its Java compiles, its commands and
 * studies are understood, and its tables say what the code has.
 */
class DocumentationTest {

  /** Classes of the pages that a reader puts into a jar. */
  private static final String[] PLUGINS = {
    "org.example.spectral.SpectralPlugin",
    "org.example.nearest.NearestMeanPlugin",
    "org.example.rings.RingsPlugin",
    "org.example.small.SmallAutoencoderPlugin"
  };

  private static final Pattern PLACEHOLDER = Pattern.compile("\\b[A-Z]{3,}\\b|^[A-Z]$");

  /** What a page writes for a number that the reader chooses. */
  private static final Pattern ANY_NUMBER = Pattern.compile("[A-Z]|SECONDS");

  private static final List<Pattern> COUNTS_OF_TESTS =
      List.of(Pattern.compile("\\d+ tests pass"), Pattern.compile("(?i)all [\\d,]+ tests"));

  @TempDir static Path classes;

  private static CommandFactory everything;
  private static Catalog catalog;
  private static ConfigBinder binder;

  @BeforeAll
  static void compile() throws Exception {
    List<JavaExample> examples =
        pages()
            .flatMap(page -> page.blocks().stream())
            .filter(block -> block.language().equals("java"))
            .filter(block -> block.told("not compiled").isEmpty())
            .map(JavaExample::of)
            .toList();
    ClassLoader loader = CompiledPages.compile(classes, examples).withPlugins(PLUGINS).loader();
    everything = CommandFactory.create(loader);
    catalog = everything.get(Catalog.class);
    binder = everything.get(ConfigBinder.class);
  }

  static Stream<MarkdownPage> pages() {
    return MarkdownPage.all().stream();
  }

  static Stream<CodeBlock> blocks(String language) {
    return pages()
        .flatMap(page -> page.blocks().stream())
        .filter(block -> block.language().equals(language));
  }

  static Stream<CodeBlock> yaml() {
    return blocks("yaml");
  }

  static Stream<CodeBlock> json() {
    return blocks("json");
  }

  static Stream<CodeBlock> xml() {
    return blocks("xml");
  }

  static Stream<MarkdownTable> tables() {
    return pages().flatMap(page -> page.tables().stream());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void should_link_to_what_is_there(MarkdownPage page) {
    for (String link : page.links()) {
      if (URI.create(link).getScheme() == null) {
        String[] parts = link.split("#", 2);
        Path target =
            parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]).normalize();
        assertThat(target).as(link).exists();
        if (parts.length == 2) {
          assertThat(new MarkdownPage(target, text(target)).anchors()).as(link).contains(parts[1]);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void should_be_listed_in_the_index(MarkdownPage page) {
    MarkdownPage index = MarkdownPage.named("docs/README.md");
    Path folder = index.file().getParent();

    assertThat(Stream.concat(index.links().stream(), Stream.of("README.md")))
        .map(link -> folder.resolve(link).normalize())
        .contains(page.file());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void should_give_commands_that_are_understood(MarkdownPage page) {
    page.blocks().stream()
        .filter(block -> block.language().matches("|sh"))
        .flatMap(block -> ShellCommand.in(block.text()).stream())
        .filter(ShellCommand::isLac)
        .forEach(command -> requireUnderstood(command, false));
    page.inlineCode().stream()
        .flatMap(code -> ShellCommand.in(code).stream())
        .filter(ShellCommand::isLac)
        .forEach(command -> requireUnderstood(command, true));
  }

  /**
   * Parses a command by the real model of options, and looks up every name and setting in it.
   *
   * @param mentioned whether it stands in a sentence, where what is not spoken of may be missing
   */
  private static void requireUnderstood(ShellCommand command, boolean mentioned) {
    String[] arguments =
        Arrays.stream(command.arguments())
            .filter(word -> !word.equals("..."))
            .map(word -> ANY_NUMBER.matcher(word).matches() ? "1" : word)
            .toArray(String[]::new);
    try {
      commandLine().parseArgs(arguments);
    } catch (CommandLine.MissingParameterException e) {
      assertThat(mentioned).as("%s: %s", command, e.getMessage()).isTrue();
    }
    Map<String, BiFunction<String, ObjectNode, ?>> kinds = new LinkedHashMap<>();
    kinds.put("--objectives", catalog::objective);
    kinds.put("--objective", catalog::objective);
    kinds.put("--models", catalog::model);
    kinds.put("--model", catalog::model);
    kinds.put("--evaluators", catalog::evaluator);
    kinds.put("--data", catalog::dataset);
    kinds.put("--recipe", (name, settings) -> catalog.recipe(name));
    kinds.forEach(
        (option, find) ->
            command.valuesOf(option).stream()
                .filter(name -> !isPlaceholder(name))
                .forEach(name -> assertThat(find.apply(name, binder.tree(List.of()))).isNotNull()));
    requireSettings(command, kinds);
  }

  private static void requireSettings(
      ShellCommand command, Map<String, BiFunction<String, ObjectNode, ?>> kinds) {
    for (int i = 0; i < command.words().size() - 1; i++) {
      String setting = command.words().get(i + 1);
      String part = setting.replaceFirst("[.=].*", "");
      if (command.words().get(i).equals("--set") && !isPlaceholder(setting)) {
        assertThat(accepts(part, setting, kinds)).as("%s: %s", command, setting).isTrue();
      }
    }
  }

  private static boolean accepts(
      String part, String setting, Map<String, BiFunction<String, ObjectNode, ?>> kinds) {
    if (part.equals("folder")) {
      catalog.dataset("folder:pictures", ofPart(part, setting));
      return true;
    }
    if (!setting.startsWith(part + ".")) {
      return Arrays.stream(StudyConfig.class.getRecordComponents())
          .anyMatch(component -> component.getName().equals(part));
    }
    return names().getOrDefault(part, List.of()).stream()
            .allMatch(kind -> kinds.get(kind).apply(part, ofPart(part, setting)) != null)
        && names().containsKey(part);
  }

  private static ObjectNode ofPart(String part, String setting) {
    String own = setting.substring(part.length() + 1);
    // Some values of a sweep are several settings, one after the other.
    int equals = own.indexOf('=');
    String value = own.substring(equals + 1);
    String first = value.startsWith("[") || value.startsWith("{") ? value : value.split(",", -1)[0];
    return binder.tree(List.of(own.substring(0, equals + 1) + first));
  }

  /** Returns the options by which each name can be asked for. */
  private static Map<String, List<String>> names() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    catalog.objectives().all().forEach(each -> names.put(each.name(), List.of("--objectives")));
    catalog.models().all().forEach(each -> names.put(each.name(), List.of("--models")));
    catalog.evaluators().all().forEach(each -> names.put(each.name(), List.of("--evaluators")));
    catalog.datasets().forEach(each -> names.put(each.name(), List.of("--data")));
    return names;
  }

  private static boolean isPlaceholder(String word) {
    return PLACEHOLDER.matcher(word).find();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void should_name_options_that_exist(MarkdownPage page) {
    Set<String> known = new TreeSet<>();
    collectOptions(commandLine(), known);

    assertThat(page.inlineCode())
        .flatExtracting(code -> Arrays.asList(code.split("[ =]")))
        .filteredOn(word -> word.matches("--[a-z][a-z-]*"))
        .isSubsetOf(known);
  }

  private static void collectOptions(CommandLine command, Set<String> options) {
    command.getCommandSpec().options().forEach(option -> options.addAll(List.of(option.names())));
    command.getSubcommands().values().forEach(each -> collectOptions(each, options));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void should_call_maven_with_what_the_build_has(MarkdownPage page) throws Exception {
    Path root = MarkdownPage.named("README.md").file().getParent();
    for (CodeBlock block : page.blocks()) {
      for (ShellCommand command : ShellCommand.in(block.text())) {
        if (command.isMaven()) {
          command.valuesOf("-pl").stream()
              .map(module -> module.replaceFirst("^!", ""))
              .forEach(module -> assertThat(root.resolve(module).resolve("pom.xml")).exists());
          for (String word : command.words()) {
            if (word.startsWith("-P")) {
              for (String profile : word.substring(2).split(",", -1)) {
                assertThat(text(root.resolve("pom.xml")) + text(root.resolve("evaluation/pom.xml")))
                    .contains("<id>%s</id>".formatted(profile));
              }
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("yaml")
  void should_show_studies_that_can_be_planned(CodeBlock block) throws Exception {
    Path file = Files.writeString(classes.resolve("shown.yaml"), block.text());
    StudySource source = StudySource.read(file.toString());

    assertThat(
            everything
                .get(StudyPlanner.class)
                .plan(source.text(), source.name(), DataLocation.none(), Progress.none())
                .cells())
        .isNotEmpty();
  }

  @Test
  void should_plan_a_study_of_the_model_data_and_evaluator_of_the_pages() throws Exception {
    StudyText text =
        StudyText.of(
            Yaml.read(
                "mine.yaml",
                "{objectives: [none, lac, spectral], models: [small-autoencoder],"
                    + " datasets: [{dataset: rings, settings: {side: 12, trainImages: 300}}],"
                    + " evaluators: [nearest-mean], epochs: 1, seeds: [1]}"));

    assertThat(
            everything
                .get(StudyPlanner.class)
                .plan(text, "mine", DataLocation.none(), Progress.none())
                .cells())
        .hasSize(3);
  }

  /** Small sizes: a tenth of the images, one epoch; and folders that are not the reader's. */
  @Test
  void should_pretrain_and_evaluate_as_the_pages_say(@TempDir Path folder) throws Exception {
    List<ShellCommand> commands =
        pages()
            .flatMap(page -> page.blocks().stream())
            .filter(block -> block.language().matches("|sh"))
            .flatMap(block -> ShellCommand.in(block.text()).stream())
            .filter(command -> command.isLac() && command.words().contains("fashion-mnist-subset"))
            .filter(command -> List.of("pretrain", "evaluate").contains(command.words().get(1)))
            .filter(command -> !command.words().contains("--resume"))
            .toList();

    assertThat(commands).map(command -> command.words().get(1)).contains("pretrain", "evaluate");
    for (ShellCommand command : commands) {
      List<String> words = new ArrayList<>(command.words().subList(1, command.words().size()));
      words.replaceAll(word -> word.startsWith("runs/") ? folder.resolve(word).toString() : word);
      if (words.contains("--epochs")) {
        words.set(words.indexOf("--epochs") + 1, "1");
        words.addAll(List.of("--out", folder.resolve(folderOf(command)).toString(), "--quiet"));
      }
      words.addAll(List.of("--set", "fashion-mnist-subset.trainingShare=0.1"));
      StringWriter said = new StringWriter();
      CommandLine line = commandLine();
      line.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));

      assertThat(line.execute(words.toArray(String[]::new))).as("%s: %s", command, said).isZero();
    }
  }

  /** Returns where a run goes unless {@code --out} says otherwise, as the command's help has it. */
  private static String folderOf(ShellCommand command) {
    String help = commandLine().getSubcommands().get("pretrain").getUsageMessage();
    Matcher said = Pattern.compile("runs/pretrain-OBJECTIVE-MODEL-seed-N").matcher(help);
    assertThat(said.find()).isTrue();
    return said.group()
        .replace("OBJECTIVE", command.valuesOf("--objective").get(0))
        .replace("MODEL", command.valuesOf("--model").get(0))
        .replaceFirst("N$", "1");
  }

  @ParameterizedTest
  @MethodSource("json")
  void should_show_valid_json(CodeBlock block) {
    assertThatCode(() -> new JsonMapper().readTree(block.text())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("xml")
  void should_show_well_formed_xml(CodeBlock block) {
    byte[] whole = ("<project>" + block.text() + "</project>").getBytes(StandardCharsets.UTF_8);

    assertThatCode(
            () ->
                DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(whole)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void should_not_count_tests(MarkdownPage page) {
    COUNTS_OF_TESTS.forEach(
        pattern ->
            assertThat(page.prose())
                .as("a count that the next test makes wrong")
                .doesNotContainPattern(pattern));
  }

  @Test
  void should_have_tables_of_all_that_has_names_and_settings() {
    assertThat(tables().map(MarkdownTable::comment))
        .contains("names: objectives", "names: models", "names: recipes")
        .contains("names in column 2: evaluators", "names: datasets", "names: keys of a study")
        .contains("settings: lac", "settings: moco", "options: bench", "options: study run");
  }

  @ParameterizedTest
  @MethodSource("tables")
  void should_have_tables_of_what_there_is(MarkdownTable table) {
    String[] comment = table.comment().split(": ", 2);
    switch (comment[0]) {
      case "names" ->
          assertThat(table.names(0)).containsExactlyInAnyOrderElementsOf(all(comment[1]));
      case "names in column 2" ->
          assertThat(table.names(1)).containsExactlyInAnyOrderElementsOf(all(comment[1]));
      case "settings" -> requireSettings(table, defaults(comment[1]));
      case "options" -> requireOptions(table, comment[1]);
      default -> assertThat(comment[0]).isIn("names", "settings", "options");
    }
  }

  /** Compares the options of a command, and the defaults that it knows. */
  private static void requireOptions(MarkdownTable table, String name) {
    CommandLine command = commandLine();
    for (String word : name.split(" ", -1)) {
      command = command.getSubcommands().get(word);
    }
    Map<String, String> shown = new LinkedHashMap<>();
    for (List<String> row : table.rows()) {
      for (String option : MarkdownTable.code(row.get(0))) {
        shown.put(option.split(" ", -1)[0], row.get(1).replace("`", ""));
      }
    }
    for (CommandLine.Model.OptionSpec option : command.getCommandSpec().options()) {
      if (!option.usageHelp() && !option.versionHelp()) {
        assertThat(option.names())
            .as("options in the table: %s", shown.keySet())
            .anyMatch(shown::containsKey);
      }
    }
    assertThat(command.getCommandSpec().optionsMap())
        .containsKeys(shown.keySet().toArray(String[]::new));
  }

  /** Returns the names of a kind, without those of the pages' own plug-ins. */
  private static List<String> all(String kind) {
    Map<String, Stream<String>> kinds =
        Map.of(
            "objectives",
                catalog.objectives().all().stream()
                    .filter(each -> !isOfAPage(each.origin()))
                    .map(each -> each.name()),
            "models",
                catalog.models().all().stream()
                    .filter(each -> !isOfAPage(each.origin()))
                    .map(each -> each.name()),
            "evaluators",
                catalog.evaluators().all().stream()
                    .filter(each -> !isOfAPage(each.origin()))
                    .map(each -> each.name()),
            "datasets",
                Stream.concat(
                    catalog.datasets().stream()
                        .filter(
                            each ->
                                !isOfAPage(
                                    each.getClass()
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toString()))
                        .map(DatasetDefinition::name),
                    Stream.of("folder:PATH")),
            "recipes", catalog.recipes().stream().map(Recipe::name),
            "keys of a study",
                Arrays.stream(StudyConfig.class.getRecordComponents())
                    .map(RecordComponent::getName));
    return kinds.get(kind).toList();
  }

  private static boolean isOfAPage(String origin) {
    return origin.contains(classes.getFileName().toString());
  }

  private static JsonNode defaults(String name) {
    return Stream.concat(
            catalog.objectives().all().stream()
                .map(each -> Map.entry(each.name(), each.defaults())),
            Stream.concat(
                catalog.models().all().stream()
                    .map(each -> Map.entry(each.name(), each.defaults())),
                catalog.evaluators().all().stream()
                    .map(each -> Map.entry(each.name(), each.defaults()))))
        .filter(each -> each.getKey().equals(name))
        .map(each -> binder.toJson(each.getValue()))
        .findFirst()
        .orElseThrow();
  }

  /** Compares keys, and the defaults that are one value. */
  private static void requireSettings(MarkdownTable table, JsonNode defaults) {
    assertThat(table.names(0)).containsExactlyInAnyOrderElementsOf(defaults::fieldNames);
    for (List<String> row : table.rows()) {
      List<String> keys = MarkdownTable.code(row.get(0));
      JsonNode value = defaults.get(keys.get(0));
      if (keys.size() == 1 && value.isValueNode()) {
        assertThat(row.get(1).replace("`", "")).as(keys.get(0)).isEqualTo(normal(value));
      }
    }
  }

  private static String normal(JsonNode value) {
    return value.isNumber()
        ? value.decimalValue().stripTrailingZeros().toPlainString()
        : value.asText();
  }

  private static CommandLine commandLine() {
    return new CommandLine(Lac.class, everything).setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
