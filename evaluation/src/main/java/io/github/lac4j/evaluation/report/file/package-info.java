/** The files that a report is written to. */
package io.github.lac4j.evaluation.report.file;
