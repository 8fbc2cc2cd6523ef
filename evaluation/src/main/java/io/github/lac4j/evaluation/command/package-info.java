/** The lac command: what people type, and nothing that computes. */
package io.github.lac4j.evaluation.command;
