package io.github.lac4j.evaluation.command;

import io.github.lac4j.core.health.UnhealthyTrainingException;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.DatasetNotFoundException;
import io.github.lac4j.datasets.cache.CacheException;
import io.github.lac4j.datasets.download.DownloadException;
import io.github.lac4j.datasets.download.StorageException;
import io.github.lac4j.datasets.fetch.FetchException;
import io.github.lac4j.evaluation.config.ConfigException;
import io.github.lac4j.evaluation.execution.CellException;
import io.github.lac4j.evaluation.saved.ModelFileException;
import io.github.lac4j.evaluation.store.DamagedFileException;
import io.github.lac4j.evaluation.store.LockedFolderException;
import io.github.lac4j.evaluation.study.StudyException;
import io.github.lac4j.evaluation.yaml.YamlException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints what a person can act on as a message, and everything else with its stack trace. */
final class ShortMessages implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine command, ParseResult parsed) {
    if (exception instanceof ConfigException
        || exception instanceof StudyException
        || exception instanceof YamlException
        || exception instanceof DatasetNotFoundException
        || exception instanceof IllegalArgumentException) {
      command.getErr().println(exception.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    if (exception instanceof LockedFolderException) {
      command.getErr().println(exception.getMessage());
      return Lac.BUSY;
    }
    if (exception instanceof UnhealthyTrainingException
        || exception instanceof CellException
        || exception instanceof ModelFileException
        || exception instanceof DatasetFormatException
        || exception instanceof FetchException
        || exception instanceof CacheException
        || exception instanceof DownloadException
        || exception instanceof StorageException
        || exception instanceof DamagedFileException) {
      command.getErr().println(exception.getMessage());
    } else {
      exception.printStackTrace(command.getErr());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}
