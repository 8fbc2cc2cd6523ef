/** MNIST, and its idx format, plain or compressed with gzip. */
package io.github.lac4j.datasets.mnist;
