/** Settings given by a user, laid over the default record. */
package io.github.lac4j.evaluation.config;
