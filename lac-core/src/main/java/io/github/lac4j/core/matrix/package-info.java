/** Products of matrices of floats, for arithmetic that works on a piece at a time. */
package io.github.lac4j.core.matrix;
