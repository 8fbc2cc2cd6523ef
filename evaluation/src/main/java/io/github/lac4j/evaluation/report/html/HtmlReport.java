package io.github.lac4j.evaluation.report.html;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.report.StudyReport;
import io.github.lac4j.evaluation.report.StudyResult;
import io.github.lac4j.evaluation.report.html.Html.Asset;
import io.github.lac4j.evaluation.sample.SamplePictures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Writes a study as one page of HTML that holds everything it needs.
 *
 * <p>The page asks no host for anything, and a content security policy in it forbids that it could:
 * only its own style sheet and script, known by their digests, and pictures inside the page are
 * allowed. Without a script all tables and plots are there; sorting, pointing at a legend, the
 * switch between light and dark and the button that copies need one. The same report gives the same
 * bytes.
 *
 * <p>The size is bounded: pictures take at most 12 million characters, curves have at most 200
 * points, a map is one path a class, and tables of confusions are drawn up to 20 classes. Seven
 * rows with ten pictures of 28 x 28 and eight neighbours each take about 1 MB.
 */
public final class HtmlReport {

  private static final List<Section> SECTIONS =
      List.of(
          ResultSection.section(),
          SignificanceSection.section(),
          CurveSection.section(),
          ConfusionSection.section(),
          PictureSection.neighbors(),
          MapSection.section(),
          PictureSection.reconstructions(),
          ProtocolSection.section());

  private final Asset style = Asset.read("report.css");
  private final Asset script = Asset.read("report.js");

  /** Creates a writer. */
  public HtmlReport() {}

  /** Returns the page. */
  public String write(StudyReport report) {
    StudyView study = StudyView.of(requireNonNull(report, "report is null"));
    List<Section> sections =
        SECTIONS.stream().filter(section -> section.isIn().test(study)).toList();
    Html html = new Html();
    html.open("html lang=en");
    writeHead(report, html);
    html.open("body");
    html.leaf("a.skip href=#results", "Skip to the results");
    writeHeader(study, sections, html);
    html.open("main");
    for (Section section : sections) {
      html.open("section", "id", section.id(), "aria-labelledby", section.id() + "-title");
      html.leaf("h2", section.title(), "id", section.id() + "-title");
      section.content().accept(study, html);
      html.close();
    }
    html.close();
    writeFooter(study, html);
    html.open("script").trusted(script.content()).close();
    html.close().close();
    return html.page();
  }

  private void writeHead(StudyReport report, Html html) {
    html.open("head");
    html.empty("meta charset=utf-8");
    html.empty(
        "meta http-equiv=Content-Security-Policy",
        "content",
        "default-src 'none'; img-src data:; style-src %s; script-src %s; base-uri 'none'; form-action 'none'"
            .formatted(style.source(), script.source()));
    html.empty("meta name=viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta name=referrer content=no-referrer");
    html.empty("meta name=color-scheme", "content", "light dark");
    html.leaf("title", report.name() + " \u2013 lac4j study");
    html.open("style").trusted(style.content()).close();
    html.close();
  }

  private static void writeHeader(StudyView study, List<Section> sections, Html html) {
    html.open("header.top");
    html.leaf("p.kicker", "lac4j study");
    html.leaf("h1", study.report().name());
    html.leaf("p.summary", summary(study));
    html.leaf("button.needs-script type=button id=theme", "Dark");
    html.open("nav aria-label=Sections").open("ul");
    for (Section section : sections) {
      html.open("li").leaf("a", section.title(), "href", "#" + section.id()).close();
    }
    html.close().close().close();
  }

  private static String summary(StudyView study) {
    StudyResult result = study.report().result();
    long objectives = result.cells().stream().map(cell -> cell.objective()).distinct().count();
    long seeds = result.cells().stream().map(cell -> cell.seed()).distinct().count();
    List<String> tables = study.groups().stream().map(group -> group.table().heading()).toList();
    return "%s, %s%s"
        .formatted(
            counted(objectives, "objective"),
            counted(seeds, "seed"),
            tables.isEmpty() ? "" : " \u00b7 " + String.join(" \u00b7 ", tables));
  }

  private static String counted(long count, String what) {
    return count == 1 ? "1 " + what : count + " " + what + "s";
  }

  private static void writeFooter(StudyView study, Html html) {
    html.open("footer");
    List<String> omissions = Omissions.of(study);
    if (!omissions.isEmpty()) {
      html.leaf("h2", "Not on this page");
      html.open("ul");
      omissions.forEach(sentence -> html.leaf("li", sentence));
      html.close();
    }
    html.leaf("p", "This page holds all it shows and asks no other host for anything.");
    html.close();
  }

  /** Says in a sentence each what a reader might look for and why it is not on the page. */
  static final class Omissions {

    private Omissions() {}

    static List<String> of(StudyView study) {
      List<String> sentences = new ArrayList<>();
      List<StudyView.Row> rows = study.rows();
      if (rows.isEmpty()) {
        return sentences;
      }
      if (!CurveSection.section().isIn().test(study)) {
        sentences.add("No curves: nothing was trained.");
      }
      if (!ConfusionSection.section().isIn().test(study)) {
        sentences.add("No confusion matrices: none were kept.");
      }
      List<StudyView.Row> without = rows.stream().filter(row -> row.samples().isEmpty()).toList();
      if (without.size() == rows.size()) {
        sentences.add("No pictures and no maps: no sample pictures were made.");
        return sentences;
      }
      if (!without.isEmpty()) {
        sentences.add(
            "No pictures and no maps of " + labels(without) + ": no sample pictures were made.");
      }
      if (rows.stream()
          .flatMap(row -> row.samples().stream())
          .map(SamplePictures::reconstructions)
          .allMatch(List::isEmpty)) {
        sentences.add("No reconstructions: no objective has a decoder.");
      }
      List<StudyView.Row> tooMany =
          rows.stream()
              .filter(row -> row.samples().isPresent() && !PictureSection.hasRoom(study, row))
              .toList();
      if (!tooMany.isEmpty()) {
        sentences.add(
            "No pictures of "
                + labels(tooMany)
                + ": the page would be too large; they are in the sample pictures of their cells.");
      }
      return sentences;
    }

    private static String labels(List<StudyView.Row> rows) {
      return String.join(", ", rows.stream().map(StudyView.Row::label).distinct().toList());
    }
  }

  /**
   * A part of the page with a heading.
   *
   * @param id what links to it: a word
   * @param title its heading
   * @param isIn says whether there is anything to show
   * @param content writes what comes below the heading
   */
  record Section(
      String id, String title, Predicate<StudyView> isIn, BiConsumer<StudyView, Html> content) {}
}
