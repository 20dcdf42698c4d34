package org.ventanilla.connector.email;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where access tokens come from and what is shown for them: a refresh token (RFC 6749 section 6) when there is one, else the
 * client's own credentials (section 4.4).
 */
record OAuthSettings(
        URI tokenUrl,
        String clientId,
        @Nullable String clientSecret,
        @Nullable String refreshToken,
        @Nullable String scope) {

    /** Null when the options ask for none. Throws {@link IllegalArgumentException} naming the option that cannot work. */
    static @Nullable OAuthSettings of(JsonObject options) {
        JsonObject oauth = options.getJsonObject("oauth2");
        if (oauth == null) {
            return null;
        }
        var settings = new OAuthSettings(
                url(oauth.getString("tokenUrl")),
                oauth.getString("clientId"),
                oauth.getString("clientSecret"),
                oauth.getString("refreshToken"),
                oauth.getString("scope"));
        if (settings.clientSecret() == null && settings.refreshToken() == null) {
            throw new IllegalArgumentException("oauth2.clientSecret or oauth2.refreshToken is needed");
        }
        return settings;
    }

    private static URI url(String text) {
        try {
            URI url = URI.create(text);
            if (url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("oauth2.tokenUrl must be an address, https://host/path", e);
        }
        throw new IllegalArgumentException("oauth2.tokenUrl must be an address, https://host/path");
    }

    /** Never a secret. */
    @Override
    public String toString() {
        return "OAuthSettings[" + tokenUrl.getHost() + "]";
    }
}
