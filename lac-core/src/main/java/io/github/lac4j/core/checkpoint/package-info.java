/** State that survives: named values, written whole or not at all. */
package io.github.lac4j.core.checkpoint;
