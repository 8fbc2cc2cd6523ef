/** Everything that can be chosen by name. */
@Internal
package io.github.lac4j.evaluation.catalog;

import io.github.lac4j.core.Internal;
