/** Everything that can be chosen by name. */
package io.github.lac4j.evaluation.catalog;
