/** Measurements of memory and time. */
package io.github.lac4j.evaluation.measure;
