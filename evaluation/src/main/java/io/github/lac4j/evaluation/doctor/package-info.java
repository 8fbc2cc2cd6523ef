/** What would run a model here, and why. */
@Internal
package io.github.lac4j.evaluation.doctor;

import io.github.lac4j.core.Internal;
