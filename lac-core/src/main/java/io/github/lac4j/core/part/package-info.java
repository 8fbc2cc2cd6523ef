/** The parts that a learner is put together from; {@code docs/parts.md} shows them on one page. */
package io.github.lac4j.core.part;
