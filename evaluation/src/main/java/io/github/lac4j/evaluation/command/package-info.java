/** The lac command: what people type, and nothing that computes. */
@Internal
package io.github.lac4j.evaluation.command;

import io.github.lac4j.core.Internal;
