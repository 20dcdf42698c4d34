package org.ventanilla.hub.media;

import org.jspecify.annotations.Nullable;

/**
 * Where a photo says it was taken (EXIF 2.32 §4.6.6), WGS 84 degrees. A hint: it is where the camera was.
 *
 * @param precisionM radius in metres as the camera stated it; absent when it did not
 */
public record PhotoPosition(double lat, double lon, @Nullable Double precisionM) {
    @Override
    public String toString() {
        return "PhotoPosition[]";
    }
}
