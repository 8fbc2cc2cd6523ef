/** Contrastive objectives: an encoder, a projection head, and one of the losses. */
package io.github.lac4j.contrastive.objective;
