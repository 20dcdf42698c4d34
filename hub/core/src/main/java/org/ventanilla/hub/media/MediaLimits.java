package org.ventanilla.hub.media;

import java.time.ZoneId;

/**
 * How much work the room takes on.
 *
 * @param maxPixels pictures with more are kept but never decoded
 * @param workers pictures looked at side by side; each may need some 200 MB for a moment
 * @param maxWaiting further pieces of work that may wait; more are refused as "try later"
 * @param cameraZone where a camera's clock is believed to be set when its picture does not say
 */
public record MediaLimits(long maxPixels, int workers, int maxWaiting, ZoneId cameraZone) {

    /** 50 megapixels, two workers, 256 waiting. */
    public static MediaLimits usual(ZoneId cameraZone) {
        return new MediaLimits(50_000_000, 2, 256, cameraZone);
    }
}
