package io.github.lac4j.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.report.Column.PValue;
import io.github.lac4j.evaluation.report.Column.PlusMinus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SignificanceTableTest {

  @Test
  void should_align_differences_and_p_values() {
    assertThat(new SignificanceTable(PlusMinus.ASCII).text(study(3)))
        .startsWith(
            """
            mnist, cae: differences to the control
            objective | kNN top-1 (%) - none |     p
            ----------+----------------------+------
            none      |                    - |     -
            dcl       |        +2.00 +- 2.48 | 0.074
            mo|co     |        +5.67 +- 1.43 | 0.007

            mnist, cae: differences to the best row
            objective | kNN top-1 (%) - mo|co |     p
            ----------+-----------------------+------
            none      |         -5.67 +- 1.43 | 0.010
            """)
        .contains("few seeds: with 3 seeds a test says little")
        .contains("Holm");
  }

  @Test
  void should_escape_names_in_markdown() {
    assertThat(new SignificanceTable(PlusMinus.ASCII).markdown(study(3)))
        .contains("**mnist, cae: differences to the control**")
        .contains("| mo\\|co | +5.67 +- 1.43 | 0.007 |")
        .contains("* few seeds: ");
  }

  @Test
  void should_say_why_instead_of_testing_one_seed() {
    assertThat(new SignificanceTable(PlusMinus.ASCII).text(study(1)))
        .isEqualTo(
            "significance: not tested: one seed says nothing about chance, use 3 or better 5\n");
  }

  @Test
  void should_have_nothing_to_say_of_one_row() {
    StudyResult study =
        new StudyResult(
            List.of(cell("dcl", 1, 0.5), cell("dcl", 2, 0.6)), List.of(), Map.of(), Map.of());

    assertThat(new SignificanceTable(PlusMinus.ASCII).text(study)).isEmpty();
  }

  @Test
  void should_never_write_a_p_value_of_zero() {
    assertThat(PValue.format(0.0004)).isEqualTo("< 0.001");
    assertThat(PValue.format(0.04251)).isEqualTo("0.043");
    assertThat(PValue.format(1)).isEqualTo("1.000");
  }

  private static StudyResult study(int seeds) {
    double[][] numbers = {{0.70, 0.71, 0.70}, {0.72, 0.74, 0.71}, {0.75, 0.77, 0.76}};
    String[] names = {"none", "dcl", "mo|co"};
    List<CellResult> cells = new ArrayList<>();
    for (int row = 0; row < names.length; row++) {
      for (int seed = 0; seed < seeds; seed++) {
        cells.add(cell(names[row], seed, numbers[row][seed]));
      }
    }
    return new StudyResult(cells, List.of(), Map.of(), Map.of());
  }

  private static CellResult cell(String objective, long seed, double accuracy) {
    return new CellResult(
        objective,
        "cae",
        "mnist",
        seed,
        List.of(Measure.accuracy("kNN top-1", accuracy)),
        1,
        1,
        objective.equals("none") ? 0 : 1,
        OptionalDouble.empty());
  }
}
