/** Model files of DL4J, read without trusting them, and judged. */
package io.github.lac4j.evaluation.saved;
