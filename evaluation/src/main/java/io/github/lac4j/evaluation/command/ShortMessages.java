package io.github.lac4j.evaluation.command;

import io.github.lac4j.core.backend.UnsupportedBackendException;
import io.github.lac4j.core.file.LockedFolderException;
import io.github.lac4j.core.health.UnhealthyTrainingException;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.DatasetNotFoundException;
import io.github.lac4j.datasets.origin.Downloader.DownloadException;
import io.github.lac4j.datasets.origin.Downloader.StorageException;
import io.github.lac4j.datasets.origin.FetchException;
import io.github.lac4j.datasets.picture.DecodedImages.CacheException;
import io.github.lac4j.evaluation.config.ConfigException;
import io.github.lac4j.evaluation.config.RecordFiles;
import io.github.lac4j.evaluation.config.Yaml;
import io.github.lac4j.evaluation.execution.CellLauncher;
import io.github.lac4j.evaluation.saved.ModelFile;
import io.github.lac4j.evaluation.study.StudyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
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
        || exception instanceof Yaml.YamlException
        || exception instanceof DatasetNotFoundException
        || exception instanceof IllegalArgumentException) {
      command.getErr().println(exception.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    if (exception instanceof LockedFolderException) {
      command.getErr().println(exception.getMessage());
      return Lac.BUSY;
    }
    if (exception instanceof UnsupportedBackendException
        || exception instanceof UnhealthyTrainingException
        || exception instanceof CellLauncher.CellException
        || exception instanceof ModelFile.UnusableException
        || exception instanceof DatasetFormatException
        || exception instanceof FetchException
        || exception instanceof CacheException
        || exception instanceof DownloadException
        || exception instanceof StorageException
        || exception instanceof RecordFiles.DamagedFileException) {
      command.getErr().println(exception.getMessage());
    } else if (exception instanceof UncheckedIOException unreadable) {
      command.getErr().println(withReason(unreadable));
    } else {
      exception.printStackTrace(command.getErr());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** Says what failed, and what the operating system says of it. */
  private static String withReason(UncheckedIOException exception) {
    IOException cause = exception.getCause();
    return cause.toString().equals(exception.getMessage())
        ? reason(cause)
        : exception.getMessage() + ": " + reason(cause);
  }

  /** Some exceptions have nothing but a file for a message; their type is the reason then. */
  private static String reason(IOException exception) {
    if (exception instanceof FileSystemException about && about.getReason() == null) {
      String type = exception.getClass().getSimpleName().replaceFirst("Exception$", "");
      String words = type.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
      return about.getFile() == null ? words : about.getFile() + ": " + words;
    }
    return exception.getMessage() == null ? exception.toString() : exception.getMessage();
  }
}
