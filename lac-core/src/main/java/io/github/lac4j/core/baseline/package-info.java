/** The row every study starts with: no pretraining. */
package io.github.lac4j.core.baseline;
