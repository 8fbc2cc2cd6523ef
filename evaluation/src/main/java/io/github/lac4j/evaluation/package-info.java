/** Probes, studies and the lac command. */
package io.github.lac4j.evaluation;
