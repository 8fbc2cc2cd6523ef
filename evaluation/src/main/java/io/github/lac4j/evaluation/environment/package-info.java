/** What a result was made with, and where: versions, machine, and state of the sources. */
@Internal
package io.github.lac4j.evaluation.environment;

import io.github.lac4j.core.Internal;
