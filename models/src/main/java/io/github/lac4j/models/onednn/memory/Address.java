package io.github.lac4j.models.onednn.memory;

import org.bytedeco.javacpp.Pointer;

/** A bare native address, owned by somebody else. */
public final class Address extends Pointer {

  public Address(long address) {
    this.address = address;
  }
}
