/** A linear classifier on features, trained step by step, and what it learns from. */
package io.github.lac4j.evaluation.classifier;
