/** Views: what a training step sees, and where it comes from. */
package io.github.lac4j.core.view;
