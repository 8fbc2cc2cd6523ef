package io.github.lac4j.evaluation.sample;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.evaluation.sample.SamplePictures.FeatureMap;
import io.github.lac4j.evaluation.sample.SamplePictures.MapPoint;
import io.github.lac4j.evaluation.sample.SamplePictures.Neighbor;
import io.github.lac4j.evaluation.sample.SamplePictures.Neighborhood;
import io.github.lac4j.evaluation.sample.SamplePictures.Reconstructed;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** SamplePictures of two classes, with pictures of two pixels. */
public final class SomeSamples {

  private SomeSamples() {}

  /** Returns a neighbourhood, a map and a reconstruction. */
  public static SamplePictures of(String firstClass, String secondClass) {
    ImageShape shape = new ImageShape(1, 1, 2);
    Picture dark = Picture.of(shape, new float[] {0, 0.25f});
    Picture bright = Picture.of(shape, new float[] {1, 0.75f});
    return new SamplePictures(
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

  /** Returns as many neighbourhoods as wanted, of the largest pictures there can be. */
  public static SamplePictures noisy(int images, int neighbors) {
    ImageShape shape = new ImageShape(3, 64, 64);
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    Picture picture = Picture.of(shape, values);
    Neighborhood one =
        new Neighborhood(picture, 0, Collections.nCopies(neighbors, new Neighbor(picture, 0, 0.5)));
    return new SamplePictures(
        List.of("noise"), Collections.nCopies(images, one), List.of(), List.of());
  }
}
