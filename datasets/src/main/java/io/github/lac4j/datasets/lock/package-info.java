/** Keeps two processes from doing the same work on the same files. */
package io.github.lac4j.datasets.lock;
