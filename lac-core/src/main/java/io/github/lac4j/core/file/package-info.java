/** Files that outlive a crash and serve several processes: atomic writes, locks, digests. */
package io.github.lac4j.core.file;
