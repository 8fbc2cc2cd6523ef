/**
 * Getting a data set's files from the web, a package registry or a system package, and checking
 * them.
 */
package io.github.lac4j.datasets.fetch;
