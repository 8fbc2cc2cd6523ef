/** The convolutional autoencoder. */
package io.github.lac4j.models.cae;
