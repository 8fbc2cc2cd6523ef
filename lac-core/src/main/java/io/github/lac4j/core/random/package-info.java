/** Seeds that are derived by name, so that chance needs no state. */
package io.github.lac4j.core.random;
