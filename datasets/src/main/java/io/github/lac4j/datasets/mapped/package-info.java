/** Image sets whose pixels stay in memory-mapped files. */
package io.github.lac4j.datasets.mapped;
