/** What convolutional encoders and decoders share. */
package io.github.lac4j.models.convolution;
