package io.github.lac4j.core.checkpoint;

/** Something whose whole state can be written down and taken up again, bit for bit. */
public interface Checkpointable {

  /** Writes all that decides the future of this object. */
  void save(StateWriter writer);

  /**
   * Takes up a state that an object of the same configuration has saved.
   *
   * @throws CheckpointException if an entry is missing or does not fit; this object may then be
   *     half restored and must not be used
   */
  void restore(StateReader reader);
}
