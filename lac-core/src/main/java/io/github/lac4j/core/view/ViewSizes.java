package io.github.lac4j.core.view;

/** Which sizes of views an objective takes. */
public enum ViewSizes {
  /** All views have the size of the images of the set. */
  IMAGE,
  /** All views have one size, which may be smaller than the images. */
  ONE,
  /** Views may have several sizes, large and small crops for example: {@link Views#bySize()}. */
  SEVERAL
}
