/** Loaders: augmented views for training, plain batches for evaluation. */
package io.github.lac4j.datasets.loader;
