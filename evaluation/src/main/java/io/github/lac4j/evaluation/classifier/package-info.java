/** A linear classifier on features, trained step by step, and what it learns from. */
@Internal
package io.github.lac4j.evaluation.classifier;

import io.github.lac4j.core.Internal;
