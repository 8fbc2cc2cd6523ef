/** Contrastive losses with closed-form gradients, and the objectives that use them. */
package io.github.lac4j.contrastive;
