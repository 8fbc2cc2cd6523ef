/** Random operations on one image, the building blocks of recipes. */
package io.github.lac4j.datasets.augment;
