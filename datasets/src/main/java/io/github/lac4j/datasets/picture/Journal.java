package io.github.lac4j.datasets.picture;

import io.github.lac4j.core.file.AtomicFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * The list of blocks that have been decoded, with their checksums and the files that were skipped.
 * Each block adds its lines when its pixels have been written, so a run that was cut off goes on
 * from there; when all blocks are in it, it is the index of the cache file.
 */
final class Journal {

  private static final String BLOCK = "block";
  private static final String SKIP = "skip";

  /** What is known of one block. */
  private record Entry(long checksum, List<Block.Skip> skips) {}

  private final Path file;
  private final TreeMap<Integer, Entry> entries = new TreeMap<>();

  private Journal(Path file) {
    this.file = file;
  }

  /** Reads what there is; a line that makes no sense for the set ends it, as a cut-off one does. */
  static Journal read(Path file, PictureSet set) throws IOException {
    Journal journal = new Journal(file);
    if (!Files.exists(file)) {
      return journal;
    }
    try {
      List<Block.Skip> pending = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        String[] words = line.split(" ", 3);
        if (words.length != 3) {
          break;
        }
        int number = Integer.parseInt(words[1]);
        if (words[0].equals(SKIP)) {
          pending.add(new Block.Skip(number, words[2]));
        } else if (words[0].equals(BLOCK) && Block.holds(set, number, pending)) {
          journal.entries.put(number, new Entry(Long.parseLong(words[2]), List.copyOf(pending)));
          pending.clear();
        } else {
          break;
        }
      }
    } catch (CharacterCodingException | NumberFormatException e) {
      // What is missing is decoded again.
      return journal;
    }
    return journal;
  }

  boolean has(int block) {
    return entries.containsKey(block);
  }

  /** Says whether the pixels, and the files skipped among them, are those that were noted. */
  boolean matches(int block, byte[] pixels) {
    Entry entry = entries.get(block);
    return entry.checksum() == Block.checksum(pixels, entry.skips());
  }

  List<Block.Skip> skips() {
    return entries.values().stream().flatMap(entry -> entry.skips().stream()).toList();
  }

  /** Forgets these blocks, and whatever the file holds beside the others. */
  void forget(Set<Integer> blocks) {
    entries.keySet().removeAll(blocks);
    StringBuilder lines = new StringBuilder();
    entries.forEach((number, entry) -> append(lines, number, entry));
    AtomicFile.write(file, lines.toString());
  }

  void add(Block block) throws IOException {
    Entry entry = new Entry(Block.checksum(block.pixels(), block.skips()), block.skips());
    entries.put(block.number(), entry);
    StringBuilder lines = new StringBuilder();
    append(lines, block.number(), entry);
    try (BufferedWriter out =
        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      out.write(lines.toString());
    }
  }

  private static void append(StringBuilder lines, int number, Entry entry) {
    for (Block.Skip skip : entry.skips()) {
      lines.append(
          "%s %d %s\n".formatted(SKIP, skip.index(), skip.problem().replaceAll("\\R", " ")));
    }
    lines.append("%s %d %d\n".formatted(BLOCK, number, entry.checksum()));
  }
}
