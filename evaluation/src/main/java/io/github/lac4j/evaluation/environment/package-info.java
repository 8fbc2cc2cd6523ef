/** What a result was made with, and where: versions, machine, and state of the sources. */
package io.github.lac4j.evaluation.environment;
