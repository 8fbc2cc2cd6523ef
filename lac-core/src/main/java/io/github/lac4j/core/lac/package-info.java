/**
 * LAC: an autoencoder trained without back-propagation, each layer by the contrast of its activity.
 */
package io.github.lac4j.core.lac;
