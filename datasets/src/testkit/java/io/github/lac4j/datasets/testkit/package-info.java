/** What a data set of anybody's is held to. */
package io.github.lac4j.datasets.testkit;
