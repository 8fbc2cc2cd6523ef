package io.github.lac4j.core.lac;

import java.util.Map;

/**
 * The local losses of one step, each a plain sum over the batch (Algorithm 1 of the paper).
 *
 * @param layers the squared difference of the two activities of each hidden layer, unweighted, by
 *     the layer's name, in the order of computation
 * @param hidden their weighted sum
 * @param output the squared error of the reconstruction
 */
record LacLosses(Map<String, Double> layers, double hidden, double output) {}
