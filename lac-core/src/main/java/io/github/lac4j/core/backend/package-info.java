/** Whether ND4J's backend can run on this machine, said before it fails. */
package io.github.lac4j.core.backend;
