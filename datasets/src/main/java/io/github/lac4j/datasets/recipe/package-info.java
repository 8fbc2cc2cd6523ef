/** Recipes: named lists of augmentations with exact parameters. */
package io.github.lac4j.datasets.recipe;
