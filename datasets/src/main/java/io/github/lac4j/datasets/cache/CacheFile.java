package io.github.lac4j.datasets.cache;

import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.datasets.mapped.RecordFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The decoded images of one set in a folder of the cache: a record for every file, and the journal.
 * Until the last block is in it, the file of records is called {@code .part}.
 */
final class CacheFile {

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
    String key = CacheKey.of(set.rule(), set.shape(), set.files());
    return new CacheFile(folder, name + "-" + key, set);
  }

  RecordFile records() {
    return new RecordFile(images, 0, set.shape().size(), set.files().size());
  }

  /** Decodes what is not there yet, and returns the files that were skipped. */
  List<Block.Skip> fill(int workers, Progress progress) throws IOException {
    Files.createDirectories(folder);
    try (FileChannel lock =
        FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      // Waits for another process, which decodes the same.
      try {
        lock.lock();
      } catch (OverlappingFileLockException e) {
        throw new CacheException(
            "%s: another thread of this program decodes %s; open the set once and share it"
                .formatted(lockFile, set.name()),
            e);
      }
      Journal journal = Journal.read(journalFile);
      if (Files.exists(images)
          && Files.size(images) == records().size()
          && journal.blocks() == Block.count(set)) {
        return journal.skips();
      }
      Files.deleteIfExists(images);
      decode(journal, workers, progress);
      Files.move(part, images, StandardCopyOption.ATOMIC_MOVE);
      return journal.skips();
    }
  }

  private void decode(Journal journal, int workers, Progress progress) throws IOException {
    requireSpace();
    boolean damaged = false;
    try (FileChannel channel =
        FileChannel.open(
            part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      List<Integer> missing = missing(channel, journal);
      try {
        new BlockDecoder(set, workers)
            .decode(
                missing,
                block -> {
                  long start = (long) Block.firstImage(set, block.number()) * set.shape().size();
                  ByteBuffer pixels = ByteBuffer.wrap(block.pixels());
                  while (pixels.hasRemaining()) {
                    channel.write(pixels, start + pixels.position());
                  }
                  journal.add(block);
                },
                progress);
        channel.force(true);
      } catch (DatasetFormatException e) {
        damaged = true;
        throw e;
      }
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

  /** Returns the blocks that the journal does not have, or whose pixels are not those it says. */
  private List<Integer> missing(FileChannel channel, Journal journal) throws IOException {
    List<Integer> missing = new ArrayList<>();
    for (int block = 0; block < Block.count(set); block++) {
      if (!journal.has(block) || !intact(channel, journal, block)) {
        missing.add(block);
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
    return Block.checksum(pixels.array()) == journal.checksum(block);
  }
}
