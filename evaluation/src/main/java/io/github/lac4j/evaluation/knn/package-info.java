/** The weighted nearest-neighbour classifier. */
package io.github.lac4j.evaluation.knn;
