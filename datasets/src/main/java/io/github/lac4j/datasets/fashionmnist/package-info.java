/** Fashion-MNIST: the complete set, and the class-balanced subset that is part of the library. */
package io.github.lac4j.datasets.fashionmnist;
