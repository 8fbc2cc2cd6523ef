/** Settings written as YAML, read without trusting them. */
package io.github.lac4j.evaluation.yaml;
