package io.github.lac4j.datasets.idx;

import io.github.lac4j.datasets.mapped.MappedRecords;

/**
 * The images of an idx file, left in the file.
 *
 * @param height rows of an image
 * @param width columns of an image
 * @param records one for every image
 */
record MappedIdxImages(int height, int width, MappedRecords records) {}
