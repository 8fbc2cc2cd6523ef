/**
 * Where the files of data sets come from: downloads, archives, packages, and the checks of what
 * came.
 */
package io.github.lac4j.datasets.origin;
