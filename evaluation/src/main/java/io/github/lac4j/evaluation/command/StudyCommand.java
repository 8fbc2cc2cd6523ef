package io.github.lac4j.evaluation.command;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.lac4j.evaluation.execution.SideBySide;
import io.github.lac4j.evaluation.execution.StudyFolder;
import io.github.lac4j.evaluation.execution.StudyReports;
import io.github.lac4j.evaluation.execution.StudyStatus;
import io.github.lac4j.evaluation.report.Column.PlusMinus;
import io.github.lac4j.evaluation.report.Conclusion;
import io.github.lac4j.evaluation.report.ResultJson;
import io.github.lac4j.evaluation.report.ResultTable;
import io.github.lac4j.evaluation.report.StudyReport;
import io.github.lac4j.evaluation.report.StudyResult;
import io.github.lac4j.evaluation.study.StudyAddition;
import io.github.lac4j.evaluation.study.StudySource;
import io.github.lac4j.evaluation.study.StudySweep;
import io.github.lac4j.evaluation.study.StudyText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares objectives; without a subcommand, runs the quick study. */
@Command(
    name = "study",
    description = {
      "Pretrain encoders with several objectives, judge their features, and print one table.",
      "Without a subcommand and options: the same as \"run quick\". With options: a study of its"
          + " own."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The quick study: no pretraining, the BP autoencoder, LAC, InfoNCE, NT-Xent, MoCo and DCL on"
          + " the",
      "embedded Fashion-MNIST subset. \"lac list\" names everything that can be chosen."
    })
public final class StudyCommand implements Callable<Integer> {

  private static final String QUICK = "quick";
  private static final String VALIDATION = "validation";

  private final StudyAction.Tools tools;

  @Spec private CommandSpec spec;

  @Mixin private StudyOptions changes = new StudyOptions();

  @Mixin private StudyAction action = new StudyAction();

  public StudyCommand(StudyAction.Tools tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (changes.isEmpty()) {
      return run(changes, action, QUICK);
    }
    spec.commandLine().getOut().println(changes.wordsOfOwnStudy());
    return action.run(new StudyAction.Work(changes.ownStudy(tools.binder().get())), spec, tools);
  }

  @Command(
      name = "run",
      description =
          "Run a study, or go on with it; what is finished is not run again. The options change"
              + " what the study says.",
      mixinStandardHelpOptions = true)
  int run(
      @Mixin StudyOptions options,
      @Mixin StudyAction how,
      @Parameters(
              arity = "0..1",
              paramLabel = "STUDY",
              description =
                  "a ready-made study, or the path of a YAML file; default: ${DEFAULT-VALUE}",
              defaultValue = QUICK)
          String study)
      throws InterruptedException {
    StudySource source = options.applyTo(StudySource.read(study), tools.binder().get());
    return how.run(new StudyAction.Work(source), spec, tools);
  }

  @Command(
      name = "add",
      description = {
        "Add rows, models, data sets, evaluators, batch sizes or seeds to a study, and run what is"
            + " new.",
        "What is finished is taken over, and the report that is there is kept beside the new one.",
        "For evaluators and --judged-on nothing is pretrained. Another --epochs runs all rows that"
            + " train anew, because a schedule depends on the length."
      },
      mixinStandardHelpOptions = true)
  int add(
      @Parameters(
              paramLabel = "STUDY",
              description = "the name of a study that was run, or the path of its folder")
          String study,
      @Mixin StudyParts more,
      @Mixin StudyRuns runs,
      @Option(
              names = "--set",
              paramLabel = "PART.KEY=VALUE",
              description =
                  "a setting of what is added; of a row that the study has already it makes another"
                      + " row, for example --objectives nt-xent --set nt-xent.temperature=0.1")
          List<String> settings,
      @Mixin StudyAction how)
      throws InterruptedException {
    StudyFolder folder = how.runs().existing(study, tools.records().get());
    StudySource source = folder.source();
    StudyText text =
        new StudyAddition(
                more.names(),
                more.batchSizes,
                runs.seeds(),
                settings == null ? List.of() : settings)
            .to(source.text(), tools.binder().get());
    Set<String> replaced = new HashSet<>();
    runs.epochs().ifPresent(given -> replaced.add("epochs"));
    runs.judgedOn().ifPresent(given -> replaced.add("judgedOn"));
    StudySource grown = new StudySource(source.name(), runs.withJudgedOn(runs.withEpochs(text)));
    return how.run(new StudyAction.Work(grown, Optional.of(folder), replaced, false), spec, tools);
  }

  @Command(
      name = "sweep",
      description = {
        "Try several values of a setting: a study of its own, whose rows are the values.",
        "It is judged on validation images unless --judged-on says otherwise."
      },
      mixinStandardHelpOptions = true)
  int sweep(
      @Parameters(
              paramLabel = "STUDY",
              description = "a study that was run, a ready-made one, or the path of a YAML file")
          String study,
      @Option(
              names = "--set",
              required = true,
              paramLabel = "PART.KEY=VALUE,...",
              description =
                  "values of a setting of an objective or a model, for example"
                      + " nt-xent.temperature=0.1,0.2; repeatable, for all combinations")
          List<String> settings,
      @Mixin StudyRuns runs,
      @Option(
              names = "--name",
              paramLabel = "NAME",
              description = "what the sweep and its folder are called; default: STUDY-PART.KEY")
          Optional<String> name,
      @Mixin StudyAction how)
      throws InterruptedException {
    StudySource source = how.runs().source(study, tools.records().get());
    StudySweep sweep = new StudySweep(settings);
    StudyText text = runs.withSeeds(runs.withEpochs(sweep.of(source.text(), tools.binder().get())));
    if (runs.judgedOn().orElse(VALIDATION).equals(VALIDATION)) {
      text = StudySweep.onValidationImages(text);
      spec.commandLine()
          .getOut()
          .println(
              "Judged on validation images, which are kept out of pretraining, because no setting"
                  + " is chosen on test images.");
    } else {
      text = runs.withJudgedOn(text);
    }
    String title = name.orElseGet(() -> sweep.name(source.title()));
    String description =
        "%s of the study %s".formatted(String.join("; ", settings), source.title());
    text =
        text.with("name", TextNode.valueOf(title), "--name")
            .with("description", TextNode.valueOf(description), "lac study sweep");
    return how.run(new StudyAction.Work(new StudySource(source.name(), text)), spec, tools);
  }

  @Command(
      name = "status",
      description = "Say how far a study is; nothing is changed.",
      mixinStandardHelpOptions = true)
  void status(
      @Mixin RunsDirectory runs,
      @Parameters(
              arity = "0..1",
              paramLabel = "STUDY",
              description =
                  "the name of a study, or the path of its folder; default: ${DEFAULT-VALUE}",
              defaultValue = QUICK)
          String study,
      @Option(names = "--json", description = "print JSON") boolean json) {
    StudyStatus status = StudyStatus.read(runs.existing(study, tools.records().get()));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(tools.records().get().text(status));
    } else {
      status.lines().forEach(out::println);
    }
  }

  @Command(
      name = "report",
      description = "Print the table of a study and write its report, from what is finished.",
      mixinStandardHelpOptions = true)
  void report(
      @Mixin RunsDirectory runs,
      @Parameters(
              arity = "0..1",
              paramLabel = "STUDY",
              description =
                  "the name of a study, or the path of its folder; default: ${DEFAULT-VALUE}",
              defaultValue = QUICK)
          String study,
      @Mixin ShownResult shown,
      @Option(names = "--json", description = "print JSON instead of the table") boolean json) {
    StudyFolder folder = runs.existing(study, tools.records().get());
    StudyReport report = StudyReports.write(folder);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(new ResultJson().write(report));
    } else {
      shown.print(report, folder, out);
    }
  }

  @Command(
      name = "compare",
      description = "Set studies, or rows of studies, side by side in one table.",
      mixinStandardHelpOptions = true)
  void compare(
      @Mixin RunsDirectory runs,
      @Parameters(
              arity = "2..*",
              paramLabel = "STUDY[:ROW]",
              description = "studies by name or folder; with a colon, one of their rows")
          List<String> operands,
      @Option(names = "--json", description = "print JSON instead of the table") boolean json,
      @Option(
              names = "--verbose",
              description = "print the protocols, versions and fingerprints of the data, too")
          boolean verbose) {
    List<SideBySide.Operand> chosen = new ArrayList<>();
    for (String operand : operands) {
      String[] words = operand.split(":", 2);
      StudyReport report = StudyReports.read(runs.existing(words[0], tools.records().get()));
      Optional<String> row = words.length > 1 ? Optional.of(words[1]) : Optional.empty();
      chosen.add(new SideBySide.Operand(report.name(), report.result(), row));
    }
    StudyResult joined = SideBySide.of(chosen);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(new ResultJson().write(joined));
    } else {
      ResultTable table = new ResultTable(PlusMinus.ASCII);
      out.println(verbose ? table.text(joined) : table.brief(joined));
      Conclusion.outcome(joined).forEach(out::println);
    }
  }
}
