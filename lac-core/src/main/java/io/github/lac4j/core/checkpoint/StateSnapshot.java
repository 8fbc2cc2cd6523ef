package io.github.lac4j.core.checkpoint;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A copy of something's whole state in memory; it can be restored, and compared bit for bit.
 *
 * <pre>{@code
 * StateSnapshot before = StateSnapshot.of(learner);
 * learner.step(batch);
 * before.restoreInto(learner);
 * assertThat(StateSnapshot.of(learner).differencesFrom(before)).isEmpty();
 * }</pre>
 */
public final class StateSnapshot {

  private final Map<String, Entry> entries;

  private StateSnapshot(Map<String, Entry> entries) {
    this.entries = entries;
  }

  /** Copies the state as it is now; later changes do not show. */
  public static StateSnapshot of(Checkpointable subject) {
    requireNonNull(subject, "subject is null");
    MemorySink sink = new MemorySink();
    subject.save(new NamedWriter(sink));
    return new StateSnapshot(Collections.unmodifiableMap(sink.entries()));
  }

  /**
   * Gives the state to an object of the same configuration, any number of times.
   *
   * @throws CheckpointException if an entry is missing or does not fit
   */
  public void restoreInto(Checkpointable subject) {
    requireNonNull(subject, "subject is null");
    subject.restore(new NamedReader("The snapshot", entries));
  }

  /** Returns the full names of all entries, in the order in which they were saved. */
  public List<String> names() {
    return List.copyOf(entries.keySet());
  }

  /**
   * Returns the names of the entries that only one of the two has, or that differ in a bit.
   *
   * @return names in alphabetical order; empty if the states are equal
   */
  public List<String> differencesFrom(StateSnapshot other) {
    requireNonNull(other, "other is null");
    SortedSet<String> names = new TreeSet<>(entries.keySet());
    names.addAll(other.entries.keySet());
    return names.stream().filter(name -> differs(other, name)).toList();
  }

  private boolean differs(StateSnapshot other, String name) {
    Entry mine = entries.get(name);
    Entry theirs = other.entries.get(name);
    return mine == null || theirs == null || !mine.sameBits(theirs);
  }
}
