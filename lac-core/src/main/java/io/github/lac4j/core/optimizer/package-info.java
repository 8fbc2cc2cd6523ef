/** Optimisers over flat parameter vectors. */
package io.github.lac4j.core.optimizer;
