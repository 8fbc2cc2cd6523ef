package io.github.lac4j.evaluation.knn;

/**
 * Keeps the k largest of a stream of similarities, in a heap whose root is the worst that is kept.
 *
 * <p>Of equal similarities the one that was offered with the lower row is the better; rows must be
 * offered in ascending order.
 */
final class NearestNeighbors {

  private final float[] similarities;
  private final int[] rows;
  private int size;

  NearestNeighbors(int k) {
    similarities = new float[k];
    rows = new int[k];
  }

  /**
   * Offers neighbouring rows.
   *
   * @param offered their similarities, from 0 on
   * @param count how many
   * @param firstRow the row of the first
   */
  void offer(float[] offered, int count, int firstRow) {
    for (int i = 0; i < count; i++) {
      if (size < rows.length || offered[i] > similarities[0]) {
        offer(offered[i], firstRow + i);
      }
    }
  }

  private void offer(float similarity, int row) {
    if (size < similarities.length) {
      similarities[size] = similarity;
      rows[size] = row;
      siftUp(size++);
    } else {
      similarities[0] = similarity;
      rows[0] = row;
      siftDown(size);
    }
  }

  /**
   * Orders what was kept from the best to the worst, and ends the collection.
   *
   * @return how many were kept
   */
  int sortBestFirst() {
    for (int end = size - 1; end > 0; end--) {
      swap(0, end);
      siftDown(end);
    }
    return size;
  }

  float similarity(int rank) {
    return similarities[rank];
  }

  int row(int rank) {
    return rows[rank];
  }

  private boolean worse(int a, int b) {
    return similarities[a] < similarities[b]
        || (similarities[a] == similarities[b] && rows[a] > rows[b]);
  }

  private void siftUp(int start) {
    int child = start;
    while (child > 0 && worse(child, (child - 1) / 2)) {
      swap(child, (child - 1) / 2);
      child = (child - 1) / 2;
    }
  }

  private void siftDown(int end) {
    int parent = 0;
    while (true) {
      int child = 2 * parent + 1;
      if (child >= end) {
        return;
      }
      if (child + 1 < end && worse(child + 1, child)) {
        child++;
      }
      if (!worse(child, parent)) {
        return;
      }
      swap(child, parent);
      parent = child;
    }
  }

  private void swap(int a, int b) {
    float similarity = similarities[a];
    similarities[a] = similarities[b];
    similarities[b] = similarity;
    int row = rows[a];
    rows[a] = rows[b];
    rows[b] = row;
  }
}
