package io.github.lac4j.evaluation.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.evaluation.evaluator.ConfusionMatrix;
import io.github.lac4j.evaluation.online.EpochRecord;
import io.github.lac4j.evaluation.report.CellResult;
import io.github.lac4j.evaluation.report.StudyReport;
import io.github.lac4j.evaluation.report.StudyReport.CellFailure;
import io.github.lac4j.evaluation.report.StudyReport.CellReport;
import io.github.lac4j.evaluation.report.StudyResult;
import io.github.lac4j.evaluation.sample.SamplePictures;
import io.github.lac4j.evaluation.sample.SomeSamples;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

class HtmlReportTest {

  private static final String PAGE = new HtmlReport().write(Reports.full(3));

  @Test
  void should_have_every_section_and_a_link_to_each() {
    Page page = new Page(PAGE);

    List<String> sections = page.elements("section").map(e -> e.getAttribute("id")).toList();
    assertThat(sections)
        .containsExactly(
            "results",
            "differences",
            "training",
            "confusions",
            "neighbours",
            "maps",
            "reconstructions",
            "protocol");
    assertThat(page.elements("a").map(e -> e.getAttribute("href").substring(1)))
        .containsAll(sections);
    List<String> ids =
        page.elements("*").map(e -> e.getAttribute("id")).filter(id -> !id.isEmpty()).toList();
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(PAGE).doesNotContain("NaN", "Infinity", ">null<");
  }

  @Test
  void should_name_no_other_place() {
    Page page = new Page(PAGE);

    assertThat(PAGE).doesNotContain("http:", "https:", "url(", "@import", "fetch(", "XMLHttp");
    page.elements("*")
        .forEach(
            element -> {
              assertThat(element.getAttribute("href")).matches("(#.*)?");
              assertThat(element.getAttribute("src")).matches("(data:image/png;base64,.*)?");
              assertThat(element.hasAttribute("style")).isFalse();
            });
    assertThat(page.elements("link")).isEmpty();
  }

  @Test
  void should_allow_exactly_its_own_style_and_script() throws Exception {
    String policy =
        new Page(PAGE)
            .elements("meta")
            .filter(e -> e.getAttribute("http-equiv").equals("Content-Security-Policy"))
            .findFirst()
            .orElseThrow()
            .getAttribute("content");

    assertThat(policy)
        .startsWith("default-src 'none'; img-src data:;")
        .contains("style-src 'sha256-" + digest(between("<style>", "</style>")) + "'")
        .contains("script-src 'sha256-" + digest(between("<script>", "</script>")) + "'")
        .doesNotContain("unsafe");
  }

  @Test
  void should_show_names_as_text_and_never_as_markup() {
    String attack = "</script><img src=x onerror=\"alert(1)\">'&\u202e\u0007";
    SamplePictures samples = SomeSamples.of(attack, "b");
    CellReport cell =
        new CellReport(
            "0a1b",
            Reports.cell(attack, 1, 0.5, 1),
            List.of(
                new EpochRecord("0a1b", 1, 1, Map.of(), List.of()),
                new EpochRecord("0a1b", 2, 0.5, Map.of(), List.of())),
            Map.of(attack, new ConfusionMatrix(List.of(List.of(1, 2), List.of(3, 4)))),
            Optional.of(samples));
    CellReport control =
        new CellReport(
            "0a1b", Reports.cell("none", 1, 0.4, 0), List.of(), Map.of(), Optional.empty());
    StudyReport report =
        new StudyReport(
            attack,
            new StudyResult(
                List.of(control.cell(), cell.cell()),
                List.of(attack + ": " + attack),
                Map.of(attack, attack),
                Map.of(attack, attack)),
            List.of(control, cell),
            List.of(new CellFailure(attack, attack, attack, 3, attack)),
            new TreeSet<>(List.of(2)),
            List.of(attack));

    String html = new HtmlReport().write(report);

    Page page = new Page(html);
    assertThat(page.elements("script")).hasSize(1);
    page.elements("*")
        .forEach(
            element ->
                IntStream.range(0, element.getAttributes().getLength())
                    .mapToObj(i -> element.getAttributes().item(i).getNodeName())
                    .forEach(name -> assertThat(name).doesNotStartWith("on")));
    assertThat(page.elements("img").map(e -> e.getAttribute("src")))
        .allMatch(source -> source.startsWith("data:image/png;base64,"));
    assertThat(page.elements("h1").map(Node::getTextContent).findFirst().orElseThrow())
        .isEqualTo("</script><img src=x onerror=\"alert(1)\">'&\ufffd\ufffd");
  }

  @Test
  void should_describe_every_picture_and_drawing_in_words() {
    Page page = new Page(PAGE);

    assertThat(page.elements("img")).isNotEmpty();
    assertThat(page.elements("img")).allMatch(e -> !e.getAttribute("alt").isBlank());
    List<Element> drawings =
        page.elements("svg").filter(e -> e.getAttribute("role").equals("img")).toList();
    assertThat(drawings).isNotEmpty();
    assertThat(drawings).allMatch(e -> !e.getAttribute("aria-label").isBlank());
    assertThat(drawings).allMatch(e -> e.getElementsByTagName("path").getLength() > 0);
    assertThat(page.elements("th")).allMatch(e -> e.hasAttribute("scope"));
  }

  @Test
  void should_explain_what_is_missing_instead_of_drawing_nothing() {
    String html =
        new HtmlReport().write(Reports.of(List.of("none", "dcl"), 1, 0, Optional.empty()));

    assertThat(html)
        .contains("No curves: nothing was trained.")
        .contains("No pictures and no maps: no sample pictures were made.")
        .contains("One seed: there is no deviation")
        .contains("not tested: one seed says nothing about chance")
        .doesNotContain("id=\"training\"", "id=\"maps\"", "id=\"neighbours\"");
  }

  @Test
  void should_tell_of_failed_cells_first() {
    StudyReport full = Reports.full(2);
    String html =
        new HtmlReport()
            .write(
                Reports.report(
                    "quick",
                    full.cells(),
                    new CellFailure("dclw", "mlp", "mnist", 3, "diverged at step 7; lower it")));

    assertThat(html).contains("One cell did not finish", "seed 3: diverged at step 7; lower it");
    assertThat(html.indexOf("diverged at step 7")).isLessThan(html.indexOf("<table"));
  }

  @Test
  void should_be_a_page_even_if_no_cell_has_a_result() {
    String html =
        new HtmlReport()
            .write(
                Reports.report(
                    "nothing", List.of(), new CellFailure("dcl", "mlp", "mnist", 3, "diverged")));

    assertThat(new Page(html).elements("h1").map(Node::getTextContent)).containsExactly("nothing");
    assertThat(html).contains("No cell of this study has a result.");
  }

  @Test
  void should_leave_out_losses_that_are_not_finite() {
    CellReport cell =
        new CellReport(
            "0a1b",
            Reports.cell("dcl", 1, 0.5, 1),
            List.of(
                new EpochRecord("0a1b", 1, Double.NaN, Map.of(), List.of()),
                new EpochRecord("0a1b", 2, Double.POSITIVE_INFINITY, Map.of(), List.of()),
                new EpochRecord("0a1b", 3, 0.5, Map.of(), List.of())),
            Map.of(),
            Optional.empty());

    assertThat(new HtmlReport().write(Reports.report("nan", List.of(cell))))
        .doesNotContain("NaN", "Infinity")
        .contains("After epoch 3: dcl 0.500");
  }

  @Test
  void should_list_confusions_where_a_table_would_be_too_large() {
    List<List<Integer>> counts = new ArrayList<>();
    for (int truth = 0; truth < 30; truth++) {
      List<Integer> row = new ArrayList<>(Collections.nCopies(30, 0));
      row.set(truth, 60);
      row.set((truth + 1) % 30, 30 - truth);
      counts.add(row);
    }
    CellReport cell =
        new CellReport(
            "0a1b",
            Reports.cell("dcl", 1, 0.5, 1),
            List.of(),
            Map.of("kNN top-1", new ConfusionMatrix(counts)),
            Optional.empty());

    String html = new HtmlReport().write(Reports.report("many", List.of(cell)));

    assertThat(html).contains("class 0 taken for class 1: 33 %").doesNotContain("class 29 taken");
  }

  @Test
  void should_have_a_table_for_each_pair_of_data_set_and_model() {
    StudyReport full = Reports.full(2);
    List<CellReport> cells = new ArrayList<>(full.cells());
    for (CellReport cell : full.cells()) {
      CellResult result = cell.cell();
      cells.add(
          new CellReport(
              "0a1b",
              new CellResult(
                  result.objective(),
                  "resnet18",
                  result.dataset(),
                  result.seed(),
                  result.measures(),
                  result.trainingSeconds(),
                  result.peakMemoryMegabytes(),
                  result.steps(),
                  result.lastLoss()),
              cell.epochs(),
              cell.confusions(),
              cell.samples()));
    }

    Page page = new Page(new HtmlReport().write(Reports.report("two", cells)));

    assertThat(page.elements("h3").map(Node::getTextContent))
        .contains("mnist, mlp", "mnist, resnet18");
    assertThat(page.elements("table").filter(e -> e.getAttribute("class").equals("cards sortable")))
        .hasSize(2);
  }

  @Test
  void should_be_the_same_twice_and_small() {
    assertThat(new HtmlReport().write(Reports.full(3))).isEqualTo(PAGE);
    assertThat(PAGE.length()).isLessThan(400_000);
  }

  @Test
  void should_bound_the_pictures_of_very_large_studies() {
    SamplePictures some = SomeSamples.noisy(100, 50);
    List<String> labels = IntStream.range(0, 8).mapToObj(i -> "row-" + i).toList();

    String html = new HtmlReport().write(Reports.of(labels, 1, 500, Optional.of(some)));

    assertThat(html.length()).isLessThan(16_000_000);
    assertThat(html).contains("the page would be too large; they are in the sample pictures");
  }

  @Test
  void should_colour_rows_apart_and_repeat_colours_with_dashes() {
    List<String> labels = IntStream.range(0, 25).mapToObj(i -> "row-" + i).toList();

    Page page = new Page(new HtmlReport().write(Reports.of(labels, 1, 3, Optional.empty())));

    List<String> kinds =
        page.elements("li")
            .map(e -> e.getAttribute("data-series"))
            .filter(kind -> !kind.isEmpty())
            .toList();
    assertThat(new HashSet<>(kinds)).contains("c0", "c9", "c0 dashed", "c9 dashed");
  }

  private static String between(String start, String end) {
    return PAGE.substring(PAGE.indexOf(start) + start.length(), PAGE.indexOf(end));
  }

  private static String digest(String text) throws Exception {
    return Base64.getEncoder()
        .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
  }
}
