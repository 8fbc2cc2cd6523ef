/** Timings of single pieces of work, in the terms of the PyTorch peer. */
@Internal
package io.github.lac4j.evaluation.bench;

import io.github.lac4j.core.Internal;
