/** Contrastive losses as pure functions of embeddings, with closed-form gradients. */
package io.github.lac4j.contrastive.loss;
