/** Internal: a list of oneDNN's primitives for one shape of input, with all memory laid out. */
package io.github.lac4j.models.onednn.plan;
