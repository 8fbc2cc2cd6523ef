/** The executor that runs DL4J's own layers: correct on every backend, slow on a CPU. */
package io.github.lac4j.core.network.dl4j;
