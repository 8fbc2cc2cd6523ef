/** Sets of picture files, decoded once into a file that can be mapped into memory. */
package io.github.lac4j.datasets.cache;
