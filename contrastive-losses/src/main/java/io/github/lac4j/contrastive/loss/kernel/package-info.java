/**
 * How the losses are computed: internal, and free to change. Users call the records of the package
 * above.
 */
package io.github.lac4j.contrastive.loss.kernel;
