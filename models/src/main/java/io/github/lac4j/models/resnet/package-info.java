/** Residual networks. */
package io.github.lac4j.models.resnet;
