/**
 * Element-by-element work on long vectors, each of which passes through memory once, and products
 * of small matrices.
 */
@Internal
package io.github.lac4j.core.vector;

import io.github.lac4j.core.Internal;
