/** Contact sheets: originals and views in one picture, to be judged by eye. */
package io.github.lac4j.datasets.sheet;
