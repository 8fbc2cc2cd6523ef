/** Tiny-ImageNet-200, decoded from its JPEG files. */
package io.github.lac4j.datasets.tinyimagenet;
