package io.github.lac4j.evaluation.report.html;

import io.github.lac4j.evaluation.report.StudyReport.CellReport;
import io.github.lac4j.evaluation.report.html.HtmlReport.Section;
import io.github.lac4j.evaluation.report.html.StudyView.Headings;
import io.github.lac4j.evaluation.sample.Picture;
import io.github.lac4j.evaluation.sample.SamplePictures;
import io.github.lac4j.evaluation.sample.SamplePictures.Neighbor;
import io.github.lac4j.evaluation.sample.SamplePictures.Neighborhood;
import io.github.lac4j.evaluation.sample.SamplePictures.Reconstructed;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Sample pictures of one kind: a figure for each row that has some, as long as the page has room.
 *
 * @param note what a reader needs to know to read them
 * @param kind takes the pictures of this kind out of all
 * @param summary says as a number what they show
 * @param content writes them
 */
record PictureSection(
    String note,
    Function<SamplePictures, List<?>> kind,
    Function<SamplePictures, String> summary,
    BiConsumer<SamplePictures, Html> content) {

  /** The most characters that pictures may take of a page; rows come in order until it is full. */
  static final long MOST_CHARACTERS = 12_000_000;

  static Section neighbors() {
    PictureSection pictures =
        new PictureSection(
            "Left: test images, chosen at random from each class. Right of each: the training"
                + " images with the largest cosine of features, the nearest first. A cross and a"
                + " dashed frame mark a class that is not the test image's.",
            SamplePictures::neighborhoods,
            PictureSection::sameClass,
            PictureSection::writeNeighbors);
    return new Section("neighbours", "Nearest neighbours", pictures::isIn, pictures::write);
  }

  static Section reconstructions() {
    PictureSection pictures =
        new PictureSection(
            "Above: test images. Below each: what the decoder gives back. Only objectives with a"
                + " decoder have them. The error is the mean squared difference of values from 0"
                + " to 1.",
            SamplePictures::reconstructions,
            PictureSection::meanError,
            PictureSection::writeReconstructions);
    return new Section("reconstructions", "Reconstructions", pictures::isIn, pictures::write);
  }

  private boolean isIn(StudyView study) {
    return study.rows().stream().anyMatch(row -> isShown(study, row));
  }

  private boolean isShown(StudyView study, StudyView.Row row) {
    return row.samples().filter(samples -> !kind.apply(samples).isEmpty()).isPresent()
        && hasRoom(study, row);
  }

  private void write(StudyView study, Html html) {
    html.leaf("p.note", note);
    for (StudyView.Group group : study.groups()) {
      List<StudyView.Row> shown = group.rows().stream().filter(row -> isShown(study, row)).toList();
      if (!shown.isEmpty()) {
        Headings.group(study, group, html);
        html.open("div.grid.wide");
        shown.forEach(row -> writeRow(row, html));
        html.close();
      }
    }
  }

  private void writeRow(StudyView.Row row, Html html) {
    long seed = row.sampled().map(CellReport::cell).orElseThrow().seed();
    SamplePictures samples = row.samples().orElseThrow();
    html.open("figure").open("figcaption").text(row.label());
    html.leaf("span.aside", summary.apply(samples) + ", seed " + seed).close();
    content.accept(samples, html);
    html.close();
  }

  private static String sameClass(SamplePictures samples) {
    List<Neighborhood> shown = samples.neighborhoods();
    long all = shown.stream().mapToLong(one -> one.neighbors().size()).sum();
    long same =
        shown.stream()
            .flatMap(one -> one.neighbors().stream().filter(other -> other.label() == one.label()))
            .count();
    return "%d of %d of the same class".formatted(same, all);
  }

  private static void writeNeighbors(SamplePictures samples, Html html) {
    List<String> names = samples.classNames();
    for (Neighborhood one : samples.neighborhoods()) {
      html.open("div.neighbours");
      write(html, "img.query", one.picture(), "test image: " + names.get(one.label()));
      for (Neighbor neighbor : one.neighbors()) {
        boolean alike = neighbor.label() == one.label();
        html.open("span", "class", alike ? "same" : "other");
        write(
            html,
            "img.neighbour",
            neighbor.picture(),
            String.format(
                Locale.ROOT,
                "%s%s, cosine %.2f",
                names.get(neighbor.label()),
                alike ? "" : " (another class)",
                neighbor.cosine()));
        html.close();
      }
      html.close();
    }
  }

  private static String meanError(SamplePictures samples) {
    return String.format(
        Locale.ROOT,
        "mean squared error %.4f of these images",
        samples.reconstructions().stream()
            .mapToDouble(Reconstructed::meanSquaredError)
            .average()
            .orElseThrow());
  }

  private static void writeReconstructions(SamplePictures samples, Html html) {
    html.open("div.pairs");
    for (Reconstructed one : samples.reconstructions()) {
      html.open("span.pair");
      String name = samples.classNames().get(one.label());
      write(html, "img.query", one.original(), "test image: " + name);
      write(
          html,
          "img.neighbour",
          one.reconstruction(),
          String.format(Locale.ROOT, "its reconstruction, error %.4f", one.meanSquaredError()));
      html.close();
    }
    html.close();
  }

  /** Puts a picture into the page itself; the text says what it shows. */
  private static void write(Html html, String element, Picture picture, String text) {
    html.empty(
        "%s width=%d height=%d".formatted(element, picture.width(), picture.height()),
        "src",
        "data:image/png;base64," + picture.base64(),
        "alt",
        text,
        "title",
        text);
  }

  /** Says whether the sample pictures of a row have room after those of the rows before it. */
  static boolean hasRoom(StudyView study, StudyView.Row row) {
    long characters = 0;
    for (StudyView.Row some : study.rows()) {
      characters += some.samples().map(PictureSection::characters).orElse(0L);
      if (some.equals(row)) {
        return characters <= MOST_CHARACTERS;
      }
    }
    return false;
  }

  private static long characters(SamplePictures samples) {
    return Stream.concat(
            samples.neighborhoods().stream()
                .flatMap(
                    one ->
                        Stream.concat(
                            Stream.of(one.picture()),
                            one.neighbors().stream().map(Neighbor::picture))),
            samples.reconstructions().stream()
                .flatMap(one -> Stream.of(one.original(), one.reconstruction())))
        .mapToLong(picture -> picture.base64().length())
        .sum();
  }
}
