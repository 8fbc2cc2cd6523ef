/** Training a pretrained network further with labels, with all of them or with few. */
package io.github.lac4j.evaluation.finetune;
