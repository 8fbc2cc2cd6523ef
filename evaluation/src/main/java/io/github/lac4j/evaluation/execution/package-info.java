/** Running the cells of a study, and keeping what they find in its folder. */
@Internal
package io.github.lac4j.evaluation.execution;

import io.github.lac4j.core.Internal;
