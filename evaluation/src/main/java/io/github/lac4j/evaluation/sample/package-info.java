/** Pictures and points that show what an encoder has learnt. */
package io.github.lac4j.evaluation.sample;
