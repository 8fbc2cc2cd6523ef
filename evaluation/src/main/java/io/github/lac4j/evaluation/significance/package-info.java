/** Whether two rows of a table differ by more than chance does from seed to seed. */
package io.github.lac4j.evaluation.significance;
