/** Evaluation during pretraining: what an encoder is worth after each epoch. */
package io.github.lac4j.evaluation.online;
