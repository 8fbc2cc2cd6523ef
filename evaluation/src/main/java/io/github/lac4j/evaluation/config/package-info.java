/** Settings given by a user, laid over the default record. */
@Internal
package io.github.lac4j.evaluation.config;

import io.github.lac4j.core.Internal;
