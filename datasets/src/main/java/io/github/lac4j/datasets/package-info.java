/** Image sets, augmentation recipes and the view loader. */
package io.github.lac4j.datasets;
