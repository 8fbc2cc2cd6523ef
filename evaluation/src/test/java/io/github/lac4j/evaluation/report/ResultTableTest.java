package io.github.lac4j.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.report.Column.PlusMinus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ResultTableTest {

  @Test
  void should_align_plain_text() {
    assertThat(new ResultTable(PlusMinus.ASCII).text(Results.study()))
        .isEqualTo(
            """
            mnist, cae
            objective | seeds |   kNN top-1 (%) | linear probe top-1 (%) | training (s) | peak memory (MB)
            ----------+-------+-----------------+------------------------+--------------+-----------------
            none      |     1 |         50.00   |                62.50   |          0.0 |              300
            nt-xent   |     3 | 81.00 +- 1.00 * |        91.00 +- 1.00 * |  12.0 +- 2.0 |        510 +- 10

            cifar10, cae
            objective | seeds | kNN top-1 (%) | linear probe top-1 (%) | training (s) | peak memory (MB)
            ----------+-------+---------------+------------------------+--------------+-----------------
            lac       |     1 |         30.00 |                  40.00 |          7.3 |              100

            *: best of its column, or below it by no more than the larger deviation of the two
            note: mnist, cae: means of kNN top-1 are over different seeds, so its marks may mislead (none: 0; nt-xent: 0, 1, 2)
            note: mnist, cae: means of linear probe top-1 are over different seeds, so its marks may mislead (none: 0; nt-xent: 0, 1, 2)
            protocol: kNN: k 200
            protocol: epochs: the last, never the best on test
            version: lac4j 0.1.0
            version: jvm 17
            fingerprint: mnist sha256:aa
            fingerprint: cifar10 sha256:bb
            """);
  }

  @Test
  void should_leave_out_of_the_brief_text_how_the_numbers_were_made() {
    StudyResult study =
        new StudyResult(
            Results.study().cells(),
            List.of("settings: lac: a 1 (default 2)", "column: knn: how often it is right"),
            List.of("note: probe: l2 0.1 was chosen", "not finished: lac, seed 3: it diverged"),
            Map.of("nd4j", "1"),
            Map.of("mnist", "aa"));

    String text = new ResultTable(PlusMinus.ASCII).text(study);
    String brief = new ResultTable(PlusMinus.ASCII).brief(study);

    assertThat(brief)
        .contains(
            "two\nknn: how often it is right\nnote: ",
            "\nnot finished: lac, seed 3: it diverged\n",
            "\nnotes of the evaluators on their fits: 1, in table.txt and with --verbose\n")
        .doesNotContain("settings", "nd4j", "aa\n", "l2");
    assertThat(text)
        .contains("\nnote: probe: l2 0.1 was chosen\nnot finished: lac, seed 3: it diverged\n")
        .endsWith(
            """
            protocol: settings: lac: a 1 (default 2)
            version: nd4j 1
            fingerprint: mnist aa
            """);
  }

  @Test
  void should_write_markdown() {
    assertThat(new ResultTable(PlusMinus.UNICODE).markdown(Results.study()))
        .isEqualTo(
            """
            **mnist, cae**

            | objective | seeds | kNN top-1 (%) | linear probe top-1 (%) | training (s) | peak memory (MB) |
            |---|---:|---:|---:|---:|---:|
            | none | 1 | 50.00 | 62.50 | 0.0 | 300 |
            | nt-xent | 3 | **81.00 \u00b1 1.00** | **91.00 \u00b1 1.00** | 12.0 \u00b1 2.0 | 510 \u00b1 10 |

            **cifar10, cae**

            | objective | seeds | kNN top-1 (%) | linear probe top-1 (%) | training (s) | peak memory (MB) |
            |---|---:|---:|---:|---:|---:|
            | lac | 1 | 30.00 | 40.00 | 7.3 | 100 |

            * bold: best of its column, or below it by no more than the larger deviation of the two
            * note: mnist, cae: means of kNN top-1 are over different seeds, so its marks may mislead (none: 0; nt-xent: 0, 1, 2)
            * note: mnist, cae: means of linear probe top-1 are over different seeds, so its marks may mislead (none: 0; nt-xent: 0, 1, 2)
            * protocol: kNN: k 200
            * protocol: epochs: the last, never the best on test
            * version: lac4j 0.1.0
            * version: jvm 17
            * fingerprint: mnist sha256:aa
            * fingerprint: cifar10 sha256:bb
            """);
  }

  @Test
  void should_mark_what_was_not_measured() {
    StudyResult study =
        new StudyResult(
            List.of(
                new CellResult(
                    "a",
                    "m",
                    "d",
                    0,
                    List.of(Measure.accuracy("kNN top-1", 1.0)),
                    1,
                    1,
                    1,
                    OptionalDouble.empty()),
                new CellResult(
                    "b|c",
                    "m",
                    "d",
                    0,
                    List.of(Measure.number("RankMe", 0.5)),
                    1,
                    1,
                    1,
                    OptionalDouble.empty())),
            List.of(),
            Map.of(),
            Map.of());

    assertThat(new ResultTable(PlusMinus.ASCII).markdown(study))
        .contains("| a | 1 | 100.00 | - | 1.0 | 1 |")
        .contains("| b\\|c | 1 | - | 0.500 | 1.0 | 1 |");
  }

  @Test
  void should_be_ascii_and_independent_of_the_locale() {
    Locale locale = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      String text = new ResultTable(PlusMinus.ASCII).text(Results.study());
      assertThat(text).isASCII().contains("81.00 +- 1.00");
    } finally {
      Locale.setDefault(locale);
    }
  }
}
