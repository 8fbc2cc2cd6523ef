package io.github.lac4j.datasets.picture;

import io.github.lac4j.core.file.ContentDigest;
import io.github.lac4j.core.file.ContentDigest.Algorithm;
import io.github.lac4j.core.file.ProcessLock;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.datasets.Records.RecordFile;
import io.github.lac4j.datasets.picture.DecodedImages.CacheException;
import io.github.lac4j.datasets.picture.PictureSet.PictureFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The decoded images of one set in a folder of the cache: a record for every file, and the journal.
 * Until the last block is in it, the file of records is called {@code .part}.
 */
final class CacheFile {

  private static final int KEY_DIGITS = 24;

  private final Path folder;
  private final Path images;
  private final Path part;
  private final Path journalFile;
  private final Path lockFile;
  private final PictureSet set;

  private CacheFile(Path folder, String stem, PictureSet set) {
    this.folder = folder;
    this.images = folder.resolve(stem + ".images");
    this.part = folder.resolve(stem + ".images.part");
    this.journalFile = folder.resolve(stem + ".journal");
    this.lockFile = folder.resolve(stem + ".lock");
    this.set = set;
  }

  static CacheFile of(Path folder, PictureSet set) throws IOException {
    String name = set.name().replaceAll("[^A-Za-z0-9._-]", "_");
    return new CacheFile(folder, name + "-" + key(set), set);
  }

  RecordFile records() {
    return new RecordFile(images, 0, set.shape().size(), set.files().size());
  }

  /** Decodes what is not there or not as it was written, and returns the files skipped. */
  List<Block.Skip> fill(int workers, Progress progress) throws IOException {
    Files.createDirectories(folder);
    ProcessLock lock =
        ProcessLock.waitFor(
            lockFile,
            () ->
                progress.note(
                    "Another process decodes %s; waiting until it has finished"
                        .formatted(set.name())));
    try {
      Journal journal = Journal.read(journalFile, set);
      Set<Integer> missing = missing(images, journal);
      if (missing.isEmpty() && Files.size(images) == records().size()) {
        return journal.skips();
      }
      if (Files.exists(images)) {
        progress.note("%s: the decoded images were damaged; decoding them again".formatted(images));
        Files.move(images, part, StandardCopyOption.REPLACE_EXISTING);
      } else {
        missing = missing(part, journal);
      }
      journal.forget(missing);
      decode(missing, journal, workers, progress);
      Files.move(part, images, StandardCopyOption.ATOMIC_MOVE);
      return journal.skips();
    } finally {
      lock.close();
    }
  }

  private void decode(Set<Integer> missing, Journal journal, int workers, Progress progress)
      throws IOException {
    requireSpace();
    boolean damaged = false;
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      new BlockDecoder(set, workers)
          .decode(
              List.copyOf(missing),
              block -> {
                long start = (long) Block.firstImage(set, block.number()) * set.shape().size();
                ByteBuffer pixels = ByteBuffer.wrap(block.pixels());
                while (pixels.hasRemaining()) {
                  channel.write(pixels, start + pixels.position());
                }
                journal.add(block);
              },
              progress);
      set.requireAllowed(journal.skips().stream().map(Block.Skip::problem).toList());
      channel.truncate(records().size());
      channel.force(true);
    } catch (DatasetFormatException e) {
      damaged = true;
      throw e;
    } finally {
      if (damaged) {
        Files.deleteIfExists(part);
        Files.deleteIfExists(journalFile);
      }
    }
  }

  private void requireSpace() throws IOException {
    long there = Files.exists(part) ? Files.size(part) : 0;
    long needed = records().size() - there;
    long usable = Files.getFileStore(folder).getUsableSpace();
    if (usable < needed) {
      throw new CacheException(
          "%s: there are %d MB free, but the decoded images of %s need %d MB; make room"
              .formatted(folder, usable / 1_000_000, set.name(), needed / 1_000_000 + 1));
    }
  }

  /** Returns the blocks that a file does not hold as the journal says. */
  private Set<Integer> missing(Path file, Journal journal) throws IOException {
    Set<Integer> missing = new TreeSet<>();
    IntStream.range(0, Block.count(set)).forEach(missing::add);
    if (Files.exists(file)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        for (int block = 0; block < Block.count(set); block++) {
          if (journal.has(block) && intact(channel, journal, block)) {
            missing.remove(block);
          }
        }
      }
    }
    return missing;
  }

  private boolean intact(FileChannel channel, Journal journal, int block) throws IOException {
    int size = set.shape().size();
    ByteBuffer pixels = ByteBuffer.allocate(Block.images(set, block) * size);
    long start = (long) Block.firstImage(set, block) * size;
    while (pixels.hasRemaining()) {
      if (channel.read(pixels, start + pixels.position()) < 0) {
        return false;
      }
    }
    return journal.matches(block, pixels.array());
  }

  /** Names what a cache file is made of: other files, sizes, dates or rules give another name. */
  private static String key(PictureSet set) throws IOException {
    MessageDigest digest = Algorithm.SHA_256.start();
    update(digest, "2 %s %s %d".formatted(set.rule(), set.shape(), set.files().size()));
    for (PictureFile file : set.files()) {
      BasicFileAttributes attributes = Files.readAttributes(file.path(), BasicFileAttributes.class);
      update(
          digest,
          "%s %d %d %d"
              .formatted(
                  file.path().toAbsolutePath(),
                  file.label(),
                  attributes.size(),
                  attributes.lastModifiedTime().toMillis()));
    }
    return ContentDigest.of(Algorithm.SHA_256, digest).hex().substring(0, KEY_DIGITS);
  }

  private static void update(MessageDigest digest, String text) {
    digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
