package io.github.lac4j.evaluation.exhibit;

import io.github.lac4j.core.image.ImageShape;
import java.util.List;

/** Exhibits of two classes, with pictures of two pixels. */
public final class SomeExhibits {

  private SomeExhibits() {}

  /** Returns a neighbourhood, a map and a reconstruction. */
  public static Exhibits of(String firstClass, String secondClass) {
    ImageShape shape = new ImageShape(1, 1, 2);
    Picture dark = PictureEncoder.encode(shape, new float[] {0, 0.25f});
    Picture bright = PictureEncoder.encode(shape, new float[] {1, 0.75f});
    return new Exhibits(
        List.of(firstClass, secondClass),
        List.of(
            new Neighborhood(
                dark, 0, List.of(new Neighbor(dark, 0, 1), new Neighbor(bright, 1, 0.5)))),
        List.of(
            new FeatureMap(
                "PCA",
                "60 % and 30 % of the variance.",
                List.of(new MapPoint(-1, 0.5, 0), new MapPoint(1, -0.5, 1)))),
        List.of(new Reconstructed(dark, bright, 0, 0.25)));
  }
}
