/** Maps of many dimensions to the plane: principal components and t-SNE, exact and in double. */
package io.github.lac4j.evaluation.projection;
