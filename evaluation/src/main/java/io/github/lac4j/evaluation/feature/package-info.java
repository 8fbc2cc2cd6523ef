/** Features of labelled images, as evaluators see them. */
package io.github.lac4j.evaluation.feature;
