/** The outcome of a study as one page that needs nothing but a browser. */
package io.github.lac4j.evaluation.report.html;
