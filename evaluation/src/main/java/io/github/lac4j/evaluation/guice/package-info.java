/** How everything is wired together for the command. */
package io.github.lac4j.evaluation.guice;
