package io.github.lac4j.core.training;

/**
 * What came of a run.
 *
 * @param steps steps that this call of the loop took; after a resumption, without those before
 * @param images images of these steps, each counted once however many views it had
 * @param seconds wall-clock time of this call, listeners included
 * @param lastLoss the loss of the run's last step
 * @param meanLossOfLastEpoch the mean loss of the last epoch's steps, those before a resumption
 *     included
 */
public record TrainingSummary(
    long steps, long images, double seconds, double lastLoss, double meanLossOfLastEpoch) {}
