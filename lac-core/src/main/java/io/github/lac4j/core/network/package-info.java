/** Networks, the units they are cut into, and what runs them. */
package io.github.lac4j.core.network;
