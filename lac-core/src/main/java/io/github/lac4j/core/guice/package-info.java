/**
 * How objectives, models and executors are bound: the only room of this module that knows Guice.
 */
package io.github.lac4j.core.guice;
