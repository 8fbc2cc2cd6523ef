package io.github.lac4j.evaluation.report.html;

import io.github.lac4j.evaluation.exhibit.Exhibits;
import io.github.lac4j.evaluation.exhibit.Neighborhood;
import io.github.lac4j.evaluation.exhibit.Picture;
import java.util.stream.Stream;

/**
 * Bounds how much of a page is pictures: rows come in order until there is no room for one more.
 */
final class PictureBudget {

  /** Twelve million characters. */
  static final long MOST_CHARACTERS = 12_000_000;

  private PictureBudget() {}

  /** Says whether the exhibits of a row still have room, after those of the rows before it. */
  static boolean hasRoom(StudyView study, StudyView.Row row) {
    long characters = 0;
    for (StudyView.Row some : study.rows()) {
      characters += some.exhibits().map(PictureBudget::characters).orElse(0L);
      if (some.equals(row)) {
        return characters <= MOST_CHARACTERS;
      }
    }
    return false;
  }

  private static long characters(Exhibits exhibits) {
    return Stream.concat(
            exhibits.neighborhoods().stream().flatMap(PictureBudget::pictures),
            exhibits.reconstructions().stream()
                .flatMap(some -> Stream.of(some.original(), some.reconstruction())))
        .mapToLong(picture -> picture.base64().length())
        .sum();
  }

  private static Stream<Picture> pictures(Neighborhood neighborhood) {
    return Stream.concat(
        Stream.of(neighborhood.picture()),
        neighborhood.neighbors().stream().map(neighbor -> neighbor.picture()));
  }
}
