package org.ventanilla.connector.web;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Set;
import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Descriptor;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.connector.Traits;
import org.ventanilla.model.Reporter;

/**
 * The channel {@code web}: a form at {@code path}. Its pages are mounted as a sub-router there, so routes are relative to
 * it. Needs a listener that takes form fields of 64 KiB (10,000 letters of up to four bytes).
 */
public final class WebConnector implements Connector {
    static final String TYPE = "web";
    static final String VERSION = "1.0.0";
    private static final String SCRIPT = "form.js";

    @Override
    public Descriptor descriptor() {
        return new Descriptor(
                TYPE,
                VERSION,
                Descriptor.CONTRACT_VERSION,
                Set.of(Capability.INBOUND_PUSH, Capability.ATTACHMENTS),
                Options.schema(),
                Set.of(),
                new Traits(Set.of(), Reporter.Assurance.CLAIMED, 0, null));
    }

    @Override
    public Assembly assemble(ConnectorContext context) {
        Options options = Options.of(context.options());
        boolean secure = "https".equals(context.publicAddress().getScheme());
        var csrf = new Csrf(options.path(), secure, new SecureRandom());
        var renderer = new Renderer(options);
        var sending = new Sending(context, options, renderer, csrf);
        var routes = new FormRoutes(options, renderer, csrf, sending, script());
        return Assembly.none().withPages(new Assembly.Pages(options.path(), routes::mount));
    }

    private static Buffer script() {
        try (InputStream in = WebConnector.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new IllegalStateException("the module was built without " + SCRIPT);
            }
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
