/** Losses: pure functions of embeddings that return value and gradient. */
package io.github.lac4j.core.loss;
