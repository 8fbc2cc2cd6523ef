/** What would run a model here, and why. */
package io.github.lac4j.evaluation.doctor;
