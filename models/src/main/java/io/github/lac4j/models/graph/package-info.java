/**
 * Internal: a DL4J graph read as a list of tensor operations, with no library's types in it, for
 * executors to compile.
 */
package io.github.lac4j.models.graph;
