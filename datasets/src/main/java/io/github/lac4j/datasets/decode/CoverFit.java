package io.github.lac4j.datasets.decode;

import io.github.lac4j.core.image.ImageShape;

/**
 * Brings pictures of any size to one shape, by the rule that torchvision's {@code Resize(size)} and
 * {@code CenterCrop} make together: scale until the picture just covers the shape, keeping its
 * proportions, then cut out the middle.
 *
 * <p>For a square shape the shorter side becomes the shape's, and the longer one is rounded down;
 * the margins of the cut are rounded half to even. Scaling is bilinear with anti-aliasing, equal to
 * PIL's bit by bit. Channels are changed first, see {@link Picture#withChannels(int)}.
 */
public final class CoverFit {

  private CoverFit() {}

  /** Returns the picture in this shape. */
  public static Picture fit(Picture picture, ImageShape shape) {
    Picture converted = picture.withChannels(shape.channels());
    boolean byHeight =
        (long) shape.height() * picture.width() >= (long) shape.width() * picture.height();
    int height =
        byHeight
            ? shape.height()
            : Math.max(
                shape.height(), (int) ((long) picture.height() * shape.width() / picture.width()));
    int width =
        byHeight
            ? Math.max(
                shape.width(), (int) ((long) picture.width() * shape.height() / picture.height()))
            : shape.width();
    // A panorama would be scaled to more pixels than memory holds, only to be cut.
    if ((long) height * width > 100_000_000L) {
      throw new IllegalArgumentException(
          "A picture of %d x %d cannot be fitted into %s; cut it first"
              .formatted(picture.height(), picture.width(), shape));
    }
    return crop(BilinearResize.to(converted, height, width), shape);
  }

  private static Picture crop(Picture picture, ImageShape shape) {
    if (picture.height() == shape.height() && picture.width() == shape.width()) {
      return picture;
    }
    int top = (int) Math.rint((picture.height() - shape.height()) / 2.0);
    int left = (int) Math.rint((picture.width() - shape.width()) / 2.0);
    byte[] cut = new byte[shape.size()];
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int y = 0; y < shape.height(); y++) {
        System.arraycopy(
            picture.pixels(),
            (channel * picture.height() + top + y) * picture.width() + left,
            cut,
            (channel * shape.height() + y) * shape.width(),
            shape.width());
      }
    }
    return new Picture(shape.channels(), shape.height(), shape.width(), cut);
  }
}
