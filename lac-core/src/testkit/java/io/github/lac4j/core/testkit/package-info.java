/**
 * Published tests: contracts that every new loss and objective can be held to. Needs JUnit and
 * AssertJ.
 */
package io.github.lac4j.core.testkit;
