/** The multilayer perceptron. */
package io.github.lac4j.models.mlp;
