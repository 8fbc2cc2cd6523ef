/** Folders of pictures of one's own as image sets. */
package io.github.lac4j.datasets.folder;
