package io.github.lac4j.models.resnet;

/** What comes before the residual blocks, which decides how soon the resolution shrinks. */
public enum Stem {
  /** A 3 x 3 convolution of stride 1: for images of about 32 x 32. */
  CIFAR,
  /** A 7 x 7 convolution of stride 2 and a 3 x 3 max-pooling of stride 2: for large images. */
  IMAGENET
}
