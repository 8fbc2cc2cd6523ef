/** MNIST: handwritten digits. */
package io.github.lac4j.datasets.mnist;
