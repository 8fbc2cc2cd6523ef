/** Running the cells of a study, and keeping what they find in its folder. */
package io.github.lac4j.evaluation.execution;
