package io.github.lac4j.evaluation.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.evaluation.study.StudyCell;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvaluatorNotesTest {

  @Test
  void should_name_the_cells_of_each_note_once() {
    StudyReports.EvaluatorNotes notes =
        new StudyReports.EvaluatorNotes(new StudyReports.RowNames(false));

    notes.add(entry("lac", 2), Set.of("slow"));
    notes.add(entry("lac", 1), Set.of("slow"));
    notes.add(entry("none", 1), Set.of());
    notes.add(entry("dcl", 1), Set.of("slow"));
    notes.add(entry("dcl", 3), Set.of("wrong"));

    assertThat(notes.lines())
        .containsExactly("note: slow (lac, seeds 1, 2; dcl, seed 1)", "note: wrong (dcl, seed 3)");
  }

  @Test
  void should_tell_models_and_data_sets_apart_where_there_are_several() {
    StudyReports.EvaluatorNotes notes =
        new StudyReports.EvaluatorNotes(new StudyReports.RowNames(true));

    notes.add(entry("lac", 1), Set.of("slow"));

    assertThat(notes.lines()).containsExactly("note: slow (striped, mlp, lac, seed 1)");
  }

  private static StudyCell entry(String row, long seed) {
    return new StudyCell(row, "mlp", "striped", seed, "0123", List.of());
  }
}
