/** The executor that runs plain DL4J graphs as plans of oneDNN primitives, on a CPU. */
package io.github.lac4j.models.onednn;
