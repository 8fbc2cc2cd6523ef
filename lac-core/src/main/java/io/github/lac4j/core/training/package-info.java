/** The pretraining loop, and what listens to it: progress, metrics and checkpoints. */
package io.github.lac4j.core.training;
