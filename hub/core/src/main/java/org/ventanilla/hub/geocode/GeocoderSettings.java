package org.ventanilla.hub.geocode;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * Who is asked, and how.
 *
 * @param url of its interface, without a trailing slash
 * @param contact a mail address that its operator can write to; public services want one
 * @param allowedHosts hosts that may be asked though their address is a private one
 * @param perSecond how often it is asked at most
 * @param patience for one answer
 * @param roundWait how long a round of triage waits for all answers together
 * @param keep how long an answer is believed
 * @param reverse whether it is also asked what address a point has
 */
public record GeocoderSettings(
        Service service,
        URI url,
        String contact,
        Set<String> allowedHosts,
        double perSecond,
        Duration patience,
        Duration roundWait,
        Duration keep,
        boolean reverse) {

    /** The interfaces that are spoken. */
    public enum Service {
        CARTOCIUDAD,
        NOMINATIM,
        PHOTON;

        /** As settings and tables write it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
