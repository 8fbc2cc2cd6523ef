/** How the losses are computed; users call the records of the package above. */
@Internal
package io.github.lac4j.contrastive.loss.kernel;

import io.github.lac4j.core.Internal;
