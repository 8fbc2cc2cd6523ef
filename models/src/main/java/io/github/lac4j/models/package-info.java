/** Networks as plain DL4J configurations. */
package io.github.lac4j.models;
