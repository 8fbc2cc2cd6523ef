package io.github.lac4j.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class StateSnapshotTest {

  @Test
  void should_restore_what_was_saved_however_often() {
    Subject subject = new Subject();
    StateSnapshot snapshot = StateSnapshot.of(subject);

    for (int round = 0; round < 2; round++) {
      subject.weights.addi(1);
      subject.step++;
      assertThat(StateSnapshot.of(subject).differencesFrom(snapshot))
          .containsExactly("part/weights", "step");
      snapshot.restoreInto(subject);
      assertThat(StateSnapshot.of(subject).differencesFrom(snapshot)).isEmpty();
    }
  }

  @Test
  void should_not_follow_later_changes() {
    Subject subject = new Subject();
    StateSnapshot snapshot = StateSnapshot.of(subject);
    subject.weights.assign(9);

    Subject other = new Subject();
    snapshot.restoreInto(other);

    assertThat(other.weights.toDoubleVector()).containsExactly(1, 2, 3);
  }

  @Test
  void should_see_a_difference_of_one_bit() {
    Subject subject = new Subject();
    subject.weights.putScalar(1, 0.0);
    StateSnapshot before = StateSnapshot.of(subject);
    subject.weights.putScalar(1, -0.0);

    assertThat(StateSnapshot.of(subject).differencesFrom(before)).containsExactly("part/weights");
  }

  @Test
  void should_see_missing_and_additional_entries() {
    StateSnapshot one = StateSnapshot.of(new Subject());
    StateSnapshot none =
        StateSnapshot.of(
            new Checkpointable() {
              @Override
              public void save(StateWriter writer) {
                writer.put("other", "text");
              }

              @Override
              public void restore(StateReader reader) {}
            });

    assertThat(one.differencesFrom(none)).containsExactly("other", "part/weights", "step");
    assertThat(none.differencesFrom(one)).containsExactly("other", "part/weights", "step");
    assertThat(one.names()).containsExactly("part/weights", "step");
    assertThatThrownBy(() -> none.restoreInto(new Subject()))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("snapshot has no entry \"part/weights\"");
  }

  private static final class Subject implements Checkpointable {

    private final INDArray weights = Nd4j.createFromArray(1.0, 2.0, 3.0).castTo(DataType.DOUBLE);
    private long step;

    @Override
    public void save(StateWriter writer) {
      writer.scope("part").put("weights", weights);
      writer.put("step", step);
    }

    @Override
    public void restore(StateReader reader) {
      reader.scope("part").read("weights", weights);
      step = reader.readLong("step");
    }
  }
}
