package io.github.lac4j.core.model;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.registry.Kind;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A named family of networks: an encoder, and a decoder that mirrors it.
 *
 * <p>A model holds sizes only; every call gives a new blueprint.
 */
@Kind("model")
public interface Model {

  /** Returns the name by which studies call this model, for example {@code resnet18}. */
  String name();

  /**
   * Returns the encoder: N x C x H x W images in, N x D features out.
   *
   * @throws IllegalArgumentException if images of this size do not fit the model
   */
  Blueprint encoder(ImageShape input, DataType dataType);

  /**
   * Returns the decoder that mirrors the encoder: takes the output of the encoder's body, gives
   * back images of N x C x H x W. Its last layer is a layer of its own in both partitions.
   *
   * @throws IllegalArgumentException if images of this size do not fit the model
   */
  Blueprint decoder(ImageShape input, DataType dataType, Reconstruction reconstruction);
}
