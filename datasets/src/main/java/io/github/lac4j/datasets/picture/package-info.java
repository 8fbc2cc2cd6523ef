/** Picture files, read with PIL's pixels, and decoded once into a file that can be mapped. */
package io.github.lac4j.datasets.picture;
