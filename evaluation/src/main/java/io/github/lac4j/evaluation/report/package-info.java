/** Results of a study, and the tables and files they are written to. */
package io.github.lac4j.evaluation.report;
