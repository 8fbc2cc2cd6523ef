package io.github.lac4j.evaluation.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a real browser; skipped where there is no Chromium. */
class BrowserTest {

  private static final int PHONE = 375;
  private static final int DESKTOP = 1280;

  private static Browser browser;
  private static Path page;

  @BeforeAll
  static void open(@TempDir Path folder) throws Exception {
    Optional<Path> binary = Browser.find();
    assumeTrue(binary.isPresent(), "There is no Chromium on the path to open the report with");
    page = folder.resolve("report.html");
    Files.writeString(page, new HtmlReport().write(Reports.full(3)));
    browser = new Browser(binary.orElseThrow(), folder.resolve("profile"));
  }

  @AfterAll
  static void close() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"375,812,false", "375,812,true", "1280,900,false", "1280,900,true"})
  void should_fit_the_window_without_complaints_or_requests(int width, int height, boolean dark)
      throws Exception {
    browser.open(page, width, height, dark);

    assertThat(browser.evaluate("document.documentElement.className").asText()).isEqualTo("js");
    assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
        .as("nothing is wider than the window")
        .isLessThanOrEqualTo(width);
    assertThat(
            browser
                .evaluate(
                    "Array.from(document.querySelectorAll('figure, td, th, p, li, h1, h2, h3, dd'))"
                        + ".filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1)"
                        + ".map(e => e.tagName + ' ' + e.textContent.slice(0, 40)).join('; ')")
                .asText())
        .as("elements that are wider than their place")
        .isEmpty();
    assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor").asText())
        .isEqualTo(dark ? "rgb(18, 21, 23)" : "rgb(251, 251, 249)");
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests())
        .allMatch(address -> address.startsWith("file:") || address.startsWith("data:"));
  }

  @Test
  void should_have_pictures_that_can_be_decoded() throws Exception {
    browser.open(page, DESKTOP, 900, false);

    assertThat(
            browser
                .evaluate(
                    "Array.from(document.images).filter(i => !i.complete || i.naturalWidth === 0).length")
                .asInt())
        .isZero();
  }

  @Test
  void should_sort_by_a_column_and_back() throws Exception {
    browser.open(page, DESKTOP, 900, false);
    String names =
        "Array.from(document.querySelectorAll('.sortable tbody th')).map(e => e.textContent).join(' ')";
    String button = "document.querySelectorAll('.sortable thead button')[2]";
    List<String> written = List.of(browser.evaluate(names).asText().split(" "));

    browser.evaluate(button + ".click()");
    List<String> descending = List.of(browser.evaluate(names).asText().split(" "));
    browser.evaluate(button + ".click()");
    List<String> ascending = List.of(browser.evaluate(names).asText().split(" "));

    assertThat(descending).isNotEqualTo(written).containsExactlyInAnyOrderElementsOf(written);
    assertThat(descending.get(0)).isEqualTo("dcl");
    assertThat(ascending.get(0)).isEqualTo("none");
    assertThat(browser.evaluate(button + ".parentElement.getAttribute('aria-sort')").asText())
        .isEqualTo("ascending");
  }

  @Test
  void should_switch_between_light_and_dark() throws Exception {
    browser.open(page, PHONE, 812, false);

    browser.evaluate("document.getElementById('theme').click()");

    assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor").asText())
        .isEqualTo("rgb(18, 21, 23)");
    assertThat(browser.evaluate("document.getElementById('theme').textContent").asText())
        .isEqualTo("Light");
  }

  @Test
  void should_light_up_the_series_that_a_legend_names() throws Exception {
    browser.open(page, DESKTOP, 900, false);

    browser.evaluate("document.querySelector('.legend button').click()");

    assertThat(browser.evaluate("document.querySelectorAll('.dimming').length").asInt())
        .isEqualTo(1);
    assertThat(browser.evaluate("document.querySelectorAll('.dimming .lit').length").asInt())
        .isPositive();
  }

  @Test
  void should_have_enough_contrast_in_both_themes() throws Exception {
    for (boolean dark : new boolean[] {false, true}) {
      browser.open(page, DESKTOP, 900, dark);
      // The ratio of WCAG 2: 4.5 for text, on the page and on a card.
      String contrast =
          """
          (() => {
            const style = getComputedStyle(document.documentElement);
            const light = name => {
              const hex = style.getPropertyValue(name).trim();
              const [r, g, b] = [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16) / 255)
                .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
              return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
            const text = ['--ink', '--soft', '--accent'].flatMap(c => [ratio(c, '--page'), ratio(c, '--card'), ratio(c, '--tint')]);
            const lines = ['--control', ...Array.from({length: 10}, (_, i) => '--p' + i)].map(c => ratio(c, '--card'));
            return [Math.min(...text), Math.min(...lines)];
          })()
          """;
      assertThat(browser.evaluate(contrast).get(0).asDouble()).as("text").isGreaterThan(4.5);
      assertThat(browser.evaluate(contrast).get(1).asDouble()).as("lines").isGreaterThan(3);
    }
  }
}
