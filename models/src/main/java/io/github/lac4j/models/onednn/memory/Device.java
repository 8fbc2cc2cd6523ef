package io.github.lac4j.models.onednn.memory;

import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.stream;

/** The CPU as oneDNN sees it, and a queue of work for one thread. */
public final class Device {

  private final engine cpu;
  private final stream queue;

  /** Opens the CPU. */
  public Device() {
    this.cpu = new engine(engine.kind.cpu, 0);
    this.queue = new stream(cpu);
  }

  public engine engine() {
    return cpu;
  }

  public stream stream() {
    return queue;
  }
}
