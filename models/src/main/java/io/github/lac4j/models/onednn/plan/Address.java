package io.github.lac4j.models.onednn.plan;

import org.bytedeco.javacpp.Pointer;

/** A bare native address, owned by somebody else. */
final class Address extends Pointer {

  Address(long address) {
    this.address = address;
  }
}
