package io.github.lac4j.datasets.picture;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.datasets.Records;
import io.github.lac4j.datasets.StoredImages;
import io.github.lac4j.datasets.picture.PictureSet.PictureFile;
import io.github.lac4j.datasets.split.ImageSubset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Decodes sets of picture files, each only once.
 *
 * <p>The pixels go into a file below {@code decoded} in the cache, which is mapped from then on.
 * Its name depends on the path, size and date of every picture file and on the rule, so a changed
 * folder is decoded anew. A run that was cut off goes on where it was. A folder with a file that
 * cannot be decoded leaves nothing behind. Without a cache the pixels are on the heap.
 */
public final class DecodedImages {

  private static final String FOLDER = "decoded";

  private final Optional<Path> cache;
  private final int workers;

  /**
   * Creates a decoder.
   *
   * @param cache the folder of the cache, see {@link io.github.lac4j.datasets.DataLocation#cache()}
   */
  public DecodedImages(Optional<Path> cache) {
    this(cache, Runtime.getRuntime().availableProcessors());
  }

  DecodedImages(Optional<Path> cache, int workers) {
    this.cache = requireNonNull(cache, "cache is null");
    this.workers = workers;
  }

  /**
   * Opens a set.
   *
   * @throws DatasetFormatException if a file cannot be decoded and the set does not skip such, or
   *     no file can be decoded
   * @throws CacheException if the cache cannot be written
   */
  public DecodedSet open(PictureSet set, Progress progress) {
    try {
      return cache.isPresent()
          ? mapped(set, cache.get().resolve(FOLDER), progress)
          : onHeap(set, progress);
    } catch (IOException e) {
      throw new CacheException(
          "The decoded images of %s cannot be kept in %s (%s); make room there, or choose another place with %s or the environment variable XDG_CACHE_HOME"
              .formatted(
                  set.name(), cache.map(Path::toString).orElse("memory"), e, DataLocation.OPTION),
          e);
    }
  }

  private DecodedSet mapped(PictureSet set, Path folder, Progress progress) throws IOException {
    CacheFile file = CacheFile.of(folder, set);
    List<Block.Skip> skips = file.fill(workers, progress);
    return without(
        skips,
        set,
        new StoredImages(
            set.name(),
            set.shape(),
            set.classNames(),
            labels(set),
            set.source(),
            Records.of(List.of(file.records()))));
  }

  private DecodedSet onHeap(PictureSet set, Progress progress) throws IOException {
    long size = (long) set.shape().size() * set.files().size();
    if (size > Integer.MAX_VALUE - 8) {
      throw new CacheException(
          "The %d bytes of %s do not fit into one array; name a data directory, which is then used as a cache"
              .formatted(size, set.name()));
    }
    byte[] pixels = new byte[(int) size];
    List<Block.Skip> skips = new ArrayList<>();
    List<Integer> blocks = IntStream.range(0, Block.count(set)).boxed().toList();
    new BlockDecoder(set, workers)
        .decode(
            blocks,
            block -> {
              int start = Block.firstImage(set, block.number()) * set.shape().size();
              System.arraycopy(block.pixels(), 0, pixels, start, block.pixels().length);
              skips.addAll(block.skips());
            },
            progress);
    return without(
        skips,
        set,
        new StoredImages(
            set.name(), set.shape(), set.classNames(), pixels, labels(set), set.source()));
  }

  private static DecodedSet without(List<Block.Skip> skips, PictureSet set, ImageDataset all) {
    set.requireAllowed(problems(skips));
    if (skips.isEmpty()) {
      return new DecodedSet(all, List.of());
    }
    if (skips.size() == all.size()) {
      throw new DatasetFormatException(
          set.source(),
          "none of the %d files can be decoded, the first: %s"
              .formatted(all.size(), skips.get(0).problem()),
          "put pictures there that are whole");
    }
    Set<Integer> left = skips.stream().map(Block.Skip::index).collect(Collectors.toSet());
    int[] kept = IntStream.range(0, all.size()).filter(i -> !left.contains(i)).toArray();
    return new DecodedSet(new ImageSubset(all, kept), problems(skips));
  }

  private static List<String> problems(List<Block.Skip> skips) {
    return skips.stream().map(Block.Skip::problem).toList();
  }

  private static int[] labels(PictureSet set) {
    return set.files().stream().mapToInt(PictureFile::label).toArray();
  }

  /**
   * A set of picture files that has been decoded.
   *
   * @param dataset the images
   * @param skipped one sentence for each file that was left out, in the order of the files
   */
  public record DecodedSet(ImageDataset dataset, List<String> skipped) {

    /** Keeps an unmodifiable copy of the list. */
    public DecodedSet {
      skipped = List.copyOf(skipped);
    }
  }

  /** Says why decoded images could not be kept, and what to do about it. */
  public static final class CacheException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Takes the whole message. */
    public CacheException(String message) {
      super(requireNonNull(message, "message is null"));
    }

    /** Takes the whole message, and what went wrong below. */
    public CacheException(String message, Throwable cause) {
      super(requireNonNull(message, "message is null"), cause);
    }
  }
}
