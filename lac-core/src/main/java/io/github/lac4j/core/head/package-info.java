/** Heads: the small networks between an encoder's features and a loss. */
package io.github.lac4j.core.head;
