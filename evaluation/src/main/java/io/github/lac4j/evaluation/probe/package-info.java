/** The linear probe: logistic regression on frozen features, and the minimiser it uses. */
package io.github.lac4j.evaluation.probe;
