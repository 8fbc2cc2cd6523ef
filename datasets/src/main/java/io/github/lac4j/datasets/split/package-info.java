/** Parts of sets: training and validation, and fractions of the labels. */
package io.github.lac4j.datasets.split;
