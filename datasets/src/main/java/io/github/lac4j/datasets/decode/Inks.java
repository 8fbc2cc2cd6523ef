package io.github.lac4j.datasets.decode;

/** Cyan, magenta, yellow and black as PIL turns them into light, without a profile. */
final class Inks {

  private Inks() {}

  /**
   * Returns red, green or blue.
   *
   * @param ink how much there is of cyan, magenta or yellow, 0 to 255
   * @param black how much there is of black, 0 to 255
   */
  static int light(int ink, int black) {
    int white = 255 - black;
    int product = ink * white + 128;
    return Math.max(0, white - (((product >> 8) + product) >> 8));
  }
}
