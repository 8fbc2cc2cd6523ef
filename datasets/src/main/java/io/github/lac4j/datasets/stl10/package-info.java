/** STL-10 with its images without labels. */
package io.github.lac4j.datasets.stl10;
