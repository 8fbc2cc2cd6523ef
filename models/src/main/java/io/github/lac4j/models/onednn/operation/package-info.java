/** A DL4J graph read as a list of tensor operations, with no library's types in it. */
package io.github.lac4j.models.onednn.operation;
