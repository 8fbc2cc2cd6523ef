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
import java.util.stream.Stream;

/**
 * Pictures of one kind, a figure for each row that has some and whose pictures have room.
 *
 * @param pictures the kind
 */
record PictureSection(PictureKind pictures) implements Section {

  @Override
  public String id() {
    return pictures.id();
  }

  @Override
  public String title() {
    return pictures.title();
  }

  @Override
  public boolean hasContent(StudyView study) {
    return study.rows().stream().anyMatch(row -> isShown(study, row));
  }

  private boolean isShown(StudyView study, StudyView.Row row) {
    return row.samples().filter(pictures::areIn).isPresent() && PictureBudget.hasRoom(study, row);
  }

  @Override
  public void write(StudyView study, Html html) {
    html.leaf("p", pictures.note(), "class", "note");
    for (StudyView.Group group : study.groups()) {
      if (group.rows().stream().noneMatch(row -> isShown(study, row))) {
        continue;
      }
      Headings.group(study, group, html);
      html.open("div", "class", "grid wide");
      for (StudyView.Row row : group.rows()) {
        if (isShown(study, row)) {
          writeRow(row, html);
        }
      }
      html.close();
    }
  }

  private void writeRow(StudyView.Row row, Html html) {
    long seed = row.sampled().map(CellReport::cell).orElseThrow().seed();
    html.open("figure");
    html.open("figcaption").text(row.label());
    html.leaf("span", pictures.summary(row.samples().orElseThrow(), seed), "class", "aside");
    html.close();
    pictures.write(row.samples().orElseThrow(), html);
    html.close();
  }

  /** Some test images with the training images that an encoder holds for most like them. */
  static final class NeighborPictures implements PictureKind {

    @Override
    public String id() {
      return "neighbours";
    }

    @Override
    public String title() {
      return "Nearest neighbours";
    }

    @Override
    public String note() {
      return "On the left test images, chosen by chance from each class; beside each the training images with the largest cosine of features, the nearest first. A cross and a dashed frame mark another class than the test image's.";
    }

    @Override
    public boolean areIn(SamplePictures samples) {
      return !samples.neighborhoods().isEmpty();
    }

    @Override
    public String summary(SamplePictures samples, long seed) {
      List<Neighborhood> shown = samples.neighborhoods();
      long all = shown.stream().mapToLong(one -> one.neighbors().size()).sum();
      long same =
          shown.stream()
              .flatMap(
                  one ->
                      one.neighbors().stream().filter(neighbor -> neighbor.label() == one.label()))
              .count();
      return "%d of %d of the same class, seed %d".formatted(same, all, seed);
    }

    @Override
    public void write(SamplePictures samples, Html html) {
      for (Neighborhood one : samples.neighborhoods()) {
        html.open("div", "class", "neighbours");
        String name = samples.classNames().get(one.label());
        Pictures.write(html, one.picture(), "test image: " + name, "query");
        for (Neighbor neighbor : one.neighbors()) {
          boolean alike = neighbor.label() == one.label();
          html.open("span", "class", alike ? "same" : "other");
          Pictures.write(
              html,
              neighbor.picture(),
              String.format(
                  Locale.ROOT,
                  "%s%s, cosine %.2f",
                  samples.classNames().get(neighbor.label()),
                  alike ? "" : " (another class)",
                  neighbor.cosine()),
              "neighbour");
          html.close();
        }
        html.close();
      }
    }
  }

  /** What a decoder made of the code of some test images. */
  static final class ReconstructionPictures implements PictureKind {

    @Override
    public String id() {
      return "reconstructions";
    }

    @Override
    public String title() {
      return "Reconstructions";
    }

    @Override
    public String note() {
      return "Test images above, and below each what the decoder gives back. Only objectives with a decoder have them. The error is the mean squared difference of values from 0 to 1.";
    }

    @Override
    public boolean areIn(SamplePictures samples) {
      return !samples.reconstructions().isEmpty();
    }

    @Override
    public String summary(SamplePictures samples, long seed) {
      double mean =
          samples.reconstructions().stream()
              .mapToDouble(Reconstructed::meanSquaredError)
              .average()
              .orElseThrow();
      return String.format(
          Locale.ROOT, "mean squared error %.4f of these images, seed %d", mean, seed);
    }

    @Override
    public void write(SamplePictures samples, Html html) {
      List<String> names = samples.classNames();
      html.open("div", "class", "pairs");
      for (Reconstructed one : samples.reconstructions()) {
        html.open("span", "class", "pair");
        Pictures.write(html, one.original(), "test image: " + names.get(one.label()), "query");
        Pictures.write(
            html,
            one.reconstruction(),
            String.format(Locale.ROOT, "its reconstruction, error %.4f", one.meanSquaredError()),
            "neighbour");
        html.close();
      }
      html.close();
    }
  }

  /** Pictures of one kind that can be among the sample pictures of an encoder. */
  interface PictureKind {

    /** Returns the identifier of their section. */
    String id();

    /** Returns the title of their section. */
    String title();

    /** Returns what a reader needs to know to read them. */
    String note();

    /** Says whether there are any. */
    boolean areIn(SamplePictures samples);

    /**
     * Returns what they say as a number.
     *
     * @param seed of the run that the sample pictures are of
     */
    String summary(SamplePictures samples, long seed);

    /** Writes them. */
    void write(SamplePictures samples, Html html);
  }

  /** Puts pictures into the page itself. */
  static final class Pictures {

    private Pictures() {}

    /** Writes a picture; the text says what it shows. */
    static void write(Html html, Picture picture, String text, String kind) {
      html.empty(
          "img",
          "src",
          "data:image/png;base64," + picture.base64(),
          "width",
          Integer.toString(picture.width()),
          "height",
          Integer.toString(picture.height()),
          "alt",
          text,
          "title",
          text,
          "class",
          kind);
    }
  }

  /**
   * Bounds how much of a page is pictures: rows come in order until there is no room for one more.
   */
  static final class PictureBudget {

    /** Twelve million characters. */
    static final long MOST_CHARACTERS = 12_000_000;

    private PictureBudget() {}

    /**
     * Says whether the sample pictures of a row still have room, after those of the rows before it.
     */
    static boolean hasRoom(StudyView study, StudyView.Row row) {
      long characters = 0;
      for (StudyView.Row some : study.rows()) {
        characters += some.samples().map(PictureBudget::characters).orElse(0L);
        if (some.equals(row)) {
          return characters <= MOST_CHARACTERS;
        }
      }
      return false;
    }

    private static long characters(SamplePictures samples) {
      return Stream.concat(
              samples.neighborhoods().stream().flatMap(PictureBudget::pictures),
              samples.reconstructions().stream()
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
}
