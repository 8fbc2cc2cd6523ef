/** Studies: objectives compared on one model and data set, under one frozen protocol. */
@Internal
package io.github.lac4j.evaluation.study;

import io.github.lac4j.core.Internal;
