/** One cell of a study: one pretraining and its judging, in a folder that survives a crash. */
@Internal
package io.github.lac4j.evaluation.cell;

import io.github.lac4j.core.Internal;
