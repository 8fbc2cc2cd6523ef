/** Model files of DL4J, read without trusting them, and judged. */
@Internal
package io.github.lac4j.evaluation.saved;

import io.github.lac4j.core.Internal;
