/** Checks that settings of all modules share. */
@Internal
package io.github.lac4j.core.check;

import io.github.lac4j.core.Internal;
