/** Studies: objectives compared on one model and data set, under one frozen protocol. */
package io.github.lac4j.evaluation.study;
