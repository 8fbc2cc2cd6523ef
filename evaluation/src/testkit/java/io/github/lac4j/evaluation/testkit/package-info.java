/** What an evaluator of anybody's is held to. */
package io.github.lac4j.evaluation.testkit;
