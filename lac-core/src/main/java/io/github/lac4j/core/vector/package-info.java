/** Element-by-element work on long vectors, each of which passes through memory once. */
package io.github.lac4j.core.vector;
