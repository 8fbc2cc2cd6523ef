/** Internal: how each operation of a graph becomes steps of a plan, forward and backward. */
package io.github.lac4j.models.onednn.lowering;
