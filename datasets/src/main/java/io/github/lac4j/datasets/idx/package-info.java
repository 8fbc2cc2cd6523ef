/** The idx format of MNIST and Fashion-MNIST, plain or compressed with gzip. */
package io.github.lac4j.datasets.idx;
