package io.github.lac4j.datasets.fetch;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;

/**
 * A data set that is there, complete and verified.
 *
 * @param folder where it is
 * @param fetched whether it was fetched now; otherwise it was there already
 * @param checks what the verification of every file gave
 */
public record FetchResult(Path folder, boolean fetched, List<FileCheck> checks) {

  /** Keeps an unmodifiable copy of the checks. */
  public FetchResult {
    requireNonNull(folder, "folder is null");
    checks = List.copyOf(requireNonNull(checks, "checks is null"));
  }
}
