/**
 * Plans of oneDNN primitives: what one unit does for one shape of input, with all memory laid out.
 */
package io.github.lac4j.models.onednn.plan;
