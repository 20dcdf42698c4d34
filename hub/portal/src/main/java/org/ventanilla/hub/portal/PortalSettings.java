package org.ventanilla.hub.portal;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a city sets about its public site. An absent way to reach the city is not shown; an absent legal particular shows as
 * still to be filled in by the city.
 *
 * @param publicUrl where the outside world reaches this hub, without a trailing slash
 * @param siteName shown in the header
 * @param reportPath where the form is
 * @param reportPrefix before the number of a report
 * @param emergencyNumber for danger to life
 * @param mailAddress to which reports can be mailed
 * @param smsNumber to which reports can be texted
 * @param phone on which reports can be told
 * @param tiles map tiles of another host; absent = plain ground
 */
public record PortalSettings(
        URI publicUrl,
        String siteName,
        String reportPath,
        String reportPrefix,
        String emergencyNumber,
        @Nullable String mailAddress,
        @Nullable String smsNumber,
        @Nullable String phone,
        @Nullable Tiles tiles,
        Legal legal) {

    /**
     * Raster map tiles.
     *
     * @param url template with {@code {z}}, {@code {x}}, {@code {y}}; its host is added to the pages' content policy
     * @param attribution plain text that the tiles' licence asks for
     */
    public record Tiles(String url, String attribution, int maxZoom) {
        public Tiles {
            if (host(url) == null) {
                throw new IllegalArgumentException("tiles.url: an absolute http(s) address with {z}, {x} and {y}");
            }
        }

        /** Scheme, host and port of the tile server, as a source expression of a content policy. */
        public String origin() {
            URI uri = URI.create(plain(url));
            return uri.getScheme() + "://" + uri.getAuthority();
        }

        private static @Nullable String host(String url) {
            URI uri = URI.create(plain(url));
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web ? uri.getHost() : null;
        }

        private static String plain(String url) {
            return url.replaceAll("[{][a-z]+[}]", "0");
        }
    }

    /**
     * Particulars that the legal pages need.
     *
     * @param controller who answers for the data and how to reach them, by language
     * @param dpoContact how to reach the data protection officer
     * @param formalUrl the electronic office, where an application proper is made
     * @param accessibilityContact where barriers are reported; absent = the controller
     * @param statementDate date of the accessibility statement, as it should be shown
     */
    public record Legal(
            Map<String, String> controller,
            @Nullable String dpoContact,
            @Nullable String formalUrl,
            @Nullable String accessibilityContact,
            @Nullable String statementDate) {}
}
