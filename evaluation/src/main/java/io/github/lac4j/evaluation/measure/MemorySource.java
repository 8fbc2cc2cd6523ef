package io.github.lac4j.evaluation.measure;

/** Where a {@link PeakMemory} has its number from. */
public enum MemorySource {

  /** The kernel's high-water mark of the resident set (Linux, VmHWM): exact. */
  KERNEL_HIGH_WATER_MARK("peak resident set of the process, by the kernel"),

  /**
   * The resident set as JavaCPP reads it, looked at many times a second: short peaks are missed.
   */
  SAMPLED_RESIDENT_SET("largest resident set of the process among samples"),

  /**
   * Java heap in use plus what JavaCPP has allocated, looked at many times a second: native memory
   * of libraries that JavaCPP did not allocate is missed too.
   */
  SAMPLED_HEAP_AND_NATIVE("largest sum of heap in use and JavaCPP memory among samples");

  private final String description;

  MemorySource(String description) {
    this.description = description;
  }

  /** Returns a phrase for the protocol. */
  public String description() {
    return description;
  }
}
