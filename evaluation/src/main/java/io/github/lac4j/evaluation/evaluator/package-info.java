/** The interface of whatever turns frozen features into an accuracy. */
package io.github.lac4j.evaluation.evaluator;
