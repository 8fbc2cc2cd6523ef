/** Archives of others, unpacked without trust. */
package io.github.lac4j.datasets.archive;
