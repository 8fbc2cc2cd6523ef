package io.github.lac4j.evaluation.knn;

/**
 * Keeps the k largest of a stream of cosines, in a heap whose root is the worst that is kept.
 *
 * <p>Of equal cosines the one that was offered with the lower row is the better; rows must be
 * offered in ascending order.
 */
final class NearestNeighbors {

  private final float[] cosines;
  private final int[] rows;
  private int size;

  NearestNeighbors(int k) {
    cosines = new float[k];
    rows = new int[k];
  }

  void offer(float cosine, int row) {
    if (size < cosines.length) {
      cosines[size] = cosine;
      rows[size] = row;
      siftUp(size++);
    } else if (cosine > cosines[0]) {
      cosines[0] = cosine;
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

  float cosine(int rank) {
    return cosines[rank];
  }

  int row(int rank) {
    return rows[rank];
  }

  private boolean worse(int a, int b) {
    return cosines[a] < cosines[b] || (cosines[a] == cosines[b] && rows[a] > rows[b]);
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
    float cosine = cosines[a];
    cosines[a] = cosines[b];
    cosines[b] = cosine;
    int row = rows[a];
    rows[a] = rows[b];
    rows[b] = row;
  }
}
