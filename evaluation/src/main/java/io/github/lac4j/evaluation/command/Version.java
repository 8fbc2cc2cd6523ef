package io.github.lac4j.evaluation.command;

import picocli.CommandLine.IVersionProvider;

/** Reads the version from the jar. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"lac4j " + (version == null ? "(not from a jar)" : version)};
  }
}
