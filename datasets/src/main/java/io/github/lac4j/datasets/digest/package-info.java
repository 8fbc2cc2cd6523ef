/** Digests of files, by which official content is recognised. */
package io.github.lac4j.datasets.digest;
