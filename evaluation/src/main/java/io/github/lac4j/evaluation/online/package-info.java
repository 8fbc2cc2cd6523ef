/** Evaluation during pretraining: what an encoder is worth after each epoch. */
@Internal
package io.github.lac4j.evaluation.online;

import io.github.lac4j.core.Internal;
