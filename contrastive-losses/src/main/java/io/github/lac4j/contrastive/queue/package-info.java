/** The queue of keys that momentum contrast compares with. */
package io.github.lac4j.contrastive.queue;
