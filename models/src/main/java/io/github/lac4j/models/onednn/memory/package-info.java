/**
 * Internal: memory that oneDNN's primitives read and write, and what is handed from unit to unit.
 */
package io.github.lac4j.models.onednn.memory;
