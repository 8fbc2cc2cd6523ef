/** The one interface: an objective, bound to a model, is a learner. */
package io.github.lac4j.core.objective;
