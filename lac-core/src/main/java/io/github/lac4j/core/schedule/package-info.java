/** Schedules: learning rates as pure functions of the step. */
package io.github.lac4j.core.schedule;
