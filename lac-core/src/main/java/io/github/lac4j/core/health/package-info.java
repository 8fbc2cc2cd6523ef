/** Alarms that stop a run which has gone wrong, and say why. */
package io.github.lac4j.core.health;
