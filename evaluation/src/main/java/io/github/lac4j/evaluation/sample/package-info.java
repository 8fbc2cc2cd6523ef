/** Pictures and points that show what an encoder has learnt. */
@Internal
package io.github.lac4j.evaluation.sample;

import io.github.lac4j.core.Internal;
