package io.github.lac4j.datasets.origin;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DataLocation.DatasetFolder;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.DatasetLayout;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A data set whose files lie in one folder of the data directory.
 *
 * @param place where the files lie; its {@link DatasetLayout#dataset()} is the name of the set
 * @param description what the images show and who made them, in one line
 * @param shape the size of every image
 * @param contrastive the name of the recipe that suits contrastive objectives
 * @param files the official files and where they can be had, if that is known
 * @param reader reads the files
 */
public record FileDataset(
    DatasetLayout place,
    String description,
    ImageShape shape,
    String contrastive,
    Optional<FetchableDataset> files,
    Reader reader)
    implements DatasetDefinition {

  /** Reads the files of a set that was found. */
  @FunctionalInterface
  public interface Reader {

    /** Reads both parts, as {@link DatasetDefinition#open(DataLocation)} does. */
    DatasetSplits read(Found found);
  }

  /**
   * A set that was found.
   *
   * @param set the set
   * @param folder where its files lie
   * @param source the folder, who named it, and whether the files are the official ones
   * @param cache where decoded images are kept, see {@link DataLocation#cache()}
   * @param progress hears how reading goes on
   */
  public record Found(
      FileDataset set, Path folder, String source, Optional<Path> cache, Progress progress) {

    /**
     * Returns a file that the set cannot do without.
     *
     * @param names the names that the file may have, the preferred one first
     * @throws io.github.lac4j.datasets.DatasetNotFoundException if it is not there
     */
    public Path file(String... names) {
      return DataLocation.requiredFile(folder, List.of(names), set.place);
    }
  }

  /** Checks that nothing is null. */
  public FileDataset {
    requireNonNull(place, "place is null");
    requireNonNull(description, "description is null");
    requireNonNull(shape, "shape is null");
    requireNonNull(contrastive, "contrastive is null");
    requireNonNull(files, "files is null");
    requireNonNull(reader, "reader is null");
  }

  @Override
  public String name() {
    return place.dataset();
  }

  @Override
  public Optional<DatasetLayout> layout() {
    return Optional.of(place);
  }

  @Override
  public DatasetSplits open(DataLocation where) {
    return open(where, Progress.none());
  }

  @Override
  public DatasetSplits open(DataLocation where, Progress progress) {
    DatasetFolder folder = where.require(place);
    String source =
        folder
            + files
                .filter(FetchableDataset::hasAllDigests)
                .map(known -> ", " + Verification.remark(known.files(), folder.path()))
                .orElse("");
    return reader.read(new Found(this, folder.path(), source, where.cache(), progress));
  }
}
