/** Encoder and decoder as a pair, and the autoencoder that is trained end to end. */
package io.github.lac4j.core.autoencoder;
