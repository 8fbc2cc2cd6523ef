/** Files that outlive a crash: written whole or not at all, and read as untrusted input. */
package io.github.lac4j.evaluation.store;
