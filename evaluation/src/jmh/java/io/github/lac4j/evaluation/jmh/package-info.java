/** Benchmarks of single kernels, compiled by the Maven profile jmh alone. */
package io.github.lac4j.evaluation.jmh;
