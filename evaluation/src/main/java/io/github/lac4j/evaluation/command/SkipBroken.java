package io.github.lac4j.evaluation.command;

import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.study.StudyText;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that leaves out broken pictures, for every command that reads a folder of them. */
final class SkipBroken {

  private static final String NAME = "--skip-broken";

  @Option(
      names = NAME,
      description = "leave out pictures of a folder that cannot be read, and list them")
  private boolean given;

  boolean isGiven() {
    return given;
  }

  /** Returns the text with the option laid over it. */
  StudyText applyTo(StudyText text, ConfigBinder binder) {
    return given ? text.with(List.of("folder.skipBroken=true"), NAME, binder) : text;
  }
}
