package io.github.lac4j.datasets.cache;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The list of blocks that have been decoded, with their checksums and the files that were skipped.
 * Each block adds its lines when its pixels have been written, so a run that was cut off goes on
 * from there; when all blocks are in it, it is the index of the cache file.
 */
final class Journal {

  private static final String BLOCK = "block";
  private static final String SKIP = "skip";

  private final Path file;
  private final Map<Integer, Long> checksums = new TreeMap<>();
  private final Map<Integer, Block.Skip> skips = new TreeMap<>();

  private Journal(Path file) {
    this.file = file;
  }

  /** Reads what there is; lines that make no sense end it, as a cut-off last line does. */
  static Journal read(Path file) throws IOException {
    Journal journal = new Journal(file);
    if (Files.exists(file)) {
      try {
        List<Block.Skip> pending = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
          String[] words = line.split(" ", 3);
          if (words.length == 3 && words[0].equals(SKIP)) {
            pending.add(new Block.Skip(Integer.parseInt(words[1]), words[2]));
          } else if (words.length == 3 && words[0].equals(BLOCK)) {
            journal.checksums.put(Integer.valueOf(words[1]), Long.valueOf(words[2]));
            pending.forEach(skip -> journal.skips.put(skip.index(), skip));
            pending.clear();
          } else {
            break;
          }
        }
      } catch (CharacterCodingException | NumberFormatException e) {
        // What is missing is decoded again.
        return new Journal(file);
      }
    }
    return journal;
  }

  boolean has(int block) {
    return checksums.containsKey(block);
  }

  long checksum(int block) {
    return checksums.get(block);
  }

  int blocks() {
    return checksums.size();
  }

  List<Block.Skip> skips() {
    return List.copyOf(skips.values());
  }

  void add(Block block) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Block.Skip skip : block.skips()) {
      lines.append(
          "%s %d %s\n".formatted(SKIP, skip.index(), skip.problem().replaceAll("\\R", " ")));
      skips.put(skip.index(), skip);
    }
    long checksum = Block.checksum(block.pixels());
    lines.append("%s %d %d\n".formatted(BLOCK, block.number(), checksum));
    checksums.put(block.number(), checksum);
    try (BufferedWriter out =
        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      out.write(lines.toString());
    }
  }
}
