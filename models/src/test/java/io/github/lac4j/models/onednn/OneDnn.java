package io.github.lac4j.models.onednn;

/** Whether oneDNN's native library is here. */
final class OneDnn {

  private OneDnn() {}

  static boolean isAvailable() {
    return NativeLibrary.problem().isEmpty();
  }
}
