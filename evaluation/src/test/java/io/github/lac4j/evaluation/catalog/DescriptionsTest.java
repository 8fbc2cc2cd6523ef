package io.github.lac4j.evaluation.catalog;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.contrastive.objective.HeadShape;
import io.github.lac4j.contrastive.objective.ProjectionConfig;
import io.github.lac4j.core.optimizer.Adam;
import io.github.lac4j.core.optimizer.AdamW;
import io.github.lac4j.core.optimizer.Lars;
import io.github.lac4j.core.optimizer.Sgd;
import io.github.lac4j.core.registry.Definition;
import io.github.lac4j.core.registry.Synonyms;
import io.github.lac4j.core.schedule.Constant;
import io.github.lac4j.core.schedule.Cosine;
import io.github.lac4j.core.schedule.Steps;
import io.github.lac4j.core.schedule.WarmUp;
import io.github.lac4j.datasets.folder.ImageFolder;
import io.github.lac4j.datasets.folder.ImageFolderConfig;
import io.github.lac4j.datasets.split.TrainingSubset.SubsetConfig;
import io.github.lac4j.datasets.split.ValidationSplit;
import io.github.lac4j.evaluation.cell.CellTask;
import io.github.lac4j.evaluation.command.Lac;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.config.ConfigException;
import io.github.lac4j.evaluation.config.DescribedSetting;
import io.github.lac4j.evaluation.guice.CommandFactory;
import io.github.lac4j.evaluation.study.StudyConfig;
import io.github.lac4j.evaluation.study.StudySource;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DescriptionsTest {

  private static final Pattern BOUNDS =
      Pattern.compile(
          "(?<list>a list, each )?(?:above (?<above>\\d+)|(?<from>\\d+)(?: or more| to ))"
              + "(?:, )?(?:(?:at most )?(?<to>\\d+)|below (?<below>\\d+))?");

  private final CommandFactory everything =
      CommandFactory.create(DescriptionsTest.class.getClassLoader());
  private final Catalog catalog;
  private final ConfigBinder binder;
  private final Descriptions descriptions;

  DescriptionsTest() throws Exception {
    catalog = everything.get(Catalog.class);
    binder = everything.get(ConfigBinder.class);
    descriptions = new Descriptions(catalog, binder);
  }

  @Test
  void should_describe_the_settings_of_an_objective_in_the_order_of_its_record() {
    List<DescribedSetting> settings = descriptions.of("nt-xent").get(0).settings();

    assertThat(settings.get(0))
        .isEqualTo(
            new DescribedSetting(
                "temperature",
                "0.5",
                "above 0",
                "tau, which divides the cosines; lower weighs near negatives more"));
    assertThat(settings)
        .extracting(DescribedSetting::key, DescribedSetting::defaultValue)
        .contains(
            tuple("head", ""),
            tuple("head.shape", "simclr"),
            tuple("optimization.optimizer", "sgd"),
            tuple("optimization.optimizer.weightDecay", "0.0005"));
  }

  @Test
  void should_have_a_short_meaning_for_every_setting() {
    List<Descriptions.Description> all = descriptions.all();

    assertThat(all).hasSizeGreaterThan(50);
    all.forEach(thing -> requireWords(thing.name(), thing.settings()));
    requireWords("a study", binder.describe(study()));
  }

  private static void requireWords(String name, List<DescribedSetting> settings) {
    for (DescribedSetting setting : settings) {
      assertThat(setting.meaning())
          .as("the meaning of %s of %s; say it with @Setting", setting.key(), name)
          .isNotBlank()
          .hasSizeLessThanOrEqualTo(70)
          .doesNotEndWith(".");
      assertThat(setting.allowed().isEmpty())
          .as("what is allowed for %s of %s", setting.key(), name)
          .isEqualTo(setting.isGroup());
    }
  }

  /** Returns a study with values for all that may have none. */
  private StudyConfig study() {
    return binder.bind(
        StudySource.read("quick").text().config(binder),
        List.of(
            "validation.share=0.1",
            "validation.seed=1",
            "online.every=2",
            "checkpoints.everySteps=5"));
  }

  /** Tries the values on both sides of each bound. */
  @Test
  void should_say_of_numbers_exactly_what_their_records_allow() {
    Set<String> unbounded = new HashSet<>();
    for (Record settings : records()) {
      for (DescribedSetting setting : binder.describe(settings)) {
        if (setting.key().contains(".") || setting.isGroup()) {
          continue;
        }
        Matcher bounds = BOUNDS.matcher(setting.allowed());
        if (!bounds.matches()) {
          unbounded.add(setting.allowed());
          continue;
        }
        String each = bounds.group("list") == null ? "%s" : "[%s]";
        String what = settings.getClass().getSimpleName() + "." + setting.key() + ": ";
        for (double value : inside(bounds)) {
          String given = setting.key() + "=" + each.formatted(whole(value));
          assertThatCode(() -> binder.bind(settings, List.of(given)))
              .as(what + given)
              .doesNotThrowAnyException();
        }
        for (double value : outside(bounds)) {
          String given = setting.key() + "=" + each.formatted(whole(value));
          assertThatThrownBy(() -> binder.bind(settings, List.of(given)))
              .as(what + given)
              .isInstanceOf(ConfigException.class);
        }
      }
    }
    // What is left are choices and names, and one bound that is another setting.
    assertThat(unbounded)
        .contains("0 to base", "true, false", "the name of a recipe", "linear, simclr, moco-v2")
        .filteredOn(words -> words.matches(".*\\d.*"))
        .containsExactlyInAnyOrder("0 to base", "linear, simclr, moco-v2");
  }

  /** The command line is one that runs, and its settings are taken. */
  @Test
  void should_show_how_to_use_everything() {
    for (Descriptions.Description thing : descriptions.all()) {
      String usage = thing.usage();
      List<String> words = List.of(usage.split(" "));
      if (words.get(0).equals("lac")) {
        assertThatCode(
                () ->
                    new CommandLine(Lac.class, everything)
                        .parseArgs(words.subList(1, words.size()).toArray(String[]::new)))
            .as(usage)
            .doesNotThrowAnyException();
      }
      List<String> settings = Stream.of(usage.split("--set ")).skip(1).map(String::strip).toList();
      if (usage.endsWith("=VALUE")) {
        assertThat(thing.kind()).isEqualTo("learning rate");
      } else {
        String part = settings.isEmpty() ? "" : settings.get(0).replaceFirst("\\..*", "");
        ObjectNode given =
            settings.isEmpty()
                ? binder.tree(List.of())
                : (ObjectNode) binder.tree(settings).get(part);
        assertThat(made(thing, part, given)).as(usage).isNotNull();
      }
    }
  }

  private Object made(Descriptions.Description thing, String part, ObjectNode settings) {
    return switch (thing.kind()) {
      case "objective" -> catalog.objective(thing.name(), settings);
      case "optimiser" -> catalog.objective(part, settings);
      case "model" -> catalog.model(thing.name(), settings);
      case "evaluator" -> catalog.evaluator(thing.name(), settings);
      case "recipe" -> catalog.recipe(thing.name());
      default ->
          catalog.dataset(
              thing.name().equals(ImageFolder.NAME) ? "folder:PATH" : thing.name(), settings);
    };
  }

  /** A synonym of something that was renamed would send people to a name that is not known. */
  @Test
  void should_have_everything_that_a_synonym_stands_for() throws IOException {
    Properties synonyms = new Properties();
    try (InputStream file = Synonyms.class.getResourceAsStream("synonyms.properties")) {
      synonyms.load(file);
    }
    Set<String> things =
        descriptions.all().stream()
            .map(thing -> thing.kind().replace(' ', '-') + "." + thing.name())
            .collect(toSet());

    assertThat(synonyms).hasSizeGreaterThan(40);
    synonyms.forEach(
        (synonym, name) -> {
          String kind = synonym.toString().replaceFirst("\\..*", "");
          assertThat(things)
              .as("%s, which is no synonym", synonym)
              .doesNotContain((String) synonym);
          assertThat(things).anyMatch(thing -> thing.startsWith(kind + "."));
          if (!name.toString().isEmpty()) {
            assertThat(things).contains(kind + "." + name);
          }
        });
  }

  private static List<Double> inside(Matcher bounds) {
    return Stream.of(
            number(bounds, "above", 0.001),
            number(bounds, "from", 0),
            number(bounds, "to", 0),
            number(bounds, "below", -0.001))
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<Double> outside(Matcher bounds) {
    return Stream.of(
            number(bounds, "above", 0),
            number(bounds, "from", -1),
            number(bounds, "to", 1),
            number(bounds, "below", 0))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Double> number(Matcher bounds, String name, double more) {
    return Optional.ofNullable(bounds.group(name)).map(text -> Double.parseDouble(text) + more);
  }

  private static String whole(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private List<Record> records() {
    Stream<Record> nested =
        Stream.of(
            new SubsetConfig(),
            new ImageFolderConfig(),
            ProjectionConfig.of(HeadShape.SIMCLR),
            new Sgd(),
            new Adam(),
            new AdamW(),
            new Lars(),
            new Constant(0.1),
            Cosine.from(0.1),
            new Steps(0.1, List.of(1.0), 0.1),
            new WarmUp(1, new Constant(0.1)),
            study(),
            new StudyConfig.Online(),
            new CellTask.Checkpoints(),
            new ValidationSplit(0.5, 1));
    Stream<Record> chosen =
        Stream.of(catalog.objectives().all(), catalog.models().all(), catalog.evaluators().all())
            .flatMap(List::stream)
            .map(Definition::defaults);
    return Stream.concat(nested, chosen).toList();
  }
}
