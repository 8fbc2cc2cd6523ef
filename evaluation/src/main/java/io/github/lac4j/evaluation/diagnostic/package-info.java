/** What features look like, whatever they are good for: spread, rank, alignment, collapse. */
package io.github.lac4j.evaluation.diagnostic;
