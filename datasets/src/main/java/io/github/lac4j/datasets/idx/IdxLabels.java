package io.github.lac4j.datasets.idx;

/** The content of an idx label file. */
public final class IdxLabels {

  private final byte[] labels;

  IdxLabels(byte[] labels) {
    this.labels = labels;
  }

  /** Returns N, the number of labels. */
  public int count() {
    return labels.length;
  }

  /** Returns the label of one image. */
  public int label(int index) {
    return labels[index] & 0xff;
  }

  /** Returns all labels in a new array. */
  public int[] toArray() {
    int[] values = new int[labels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = label(i);
    }
    return values;
  }
}
