/** The size of images. */
package io.github.lac4j.core.image;
