/** Files that outlive a crash: written whole or not at all, and read as untrusted input. */
@Internal
package io.github.lac4j.evaluation.store;

import io.github.lac4j.core.Internal;
