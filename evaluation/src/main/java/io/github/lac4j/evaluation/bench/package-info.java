/** Timings of single pieces of work, in the terms of the PyTorch peer. */
package io.github.lac4j.evaluation.bench;
