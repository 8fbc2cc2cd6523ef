package io.github.lac4j.evaluation.study;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** One of the things that a study puts side by side, as a person named it. */
interface Entry {

  /** Returns the name to look up. */
  String name();

  /** Returns what it is called in tables; empty for the name. */
  Optional<String> label();

  /** Returns what differs from the defaults. */
  Optional<ObjectNode> settings();
}
