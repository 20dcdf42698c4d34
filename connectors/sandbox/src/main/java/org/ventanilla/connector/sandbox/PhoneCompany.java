package org.ventanilla.connector.sandbox;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The telephone company's HTTP API, compatible with Twilio's as far as sending text messages and fetching media go. */
final class PhoneCompany {
    private static final Logger LOG = LoggerFactory.getLogger(PhoneCompany.class);
    static final String API_VERSION = "2010-04-01";
    /** WhatsApp carries free words for so long after the recipient wrote. */
    private static final Duration WINDOW = Duration.ofHours(24);

    static final DateTimeFormatter WIRE_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final SandboxOptions options;
    private final Clock clock;
    private final Chronicle chronicle;
    private final Inbound inbound;
    private final Progress progress;
    private final Tricks tricks;

    PhoneCompany(SandboxOptions options, Clock clock, Chronicle chronicle, Inbound inbound, Progress progress) {
        this.options = options;
        this.clock = clock;
        this.chronicle = chronicle;
        this.inbound = inbound;
        this.progress = progress;
        this.tricks = inbound.tricks();
    }

    /** Path of the message list of an account, the root of everything offered here. */
    static String messages(String account) {
        return "/" + API_VERSION + "/Accounts/" + account + "/Messages";
    }

    static void refuse(RoutingContext ctx, Refusal refusal) {
        Answers.json(ctx, refusal.httpStatus(), refusal.json());
    }

    void mount(Router router) {
        router.route("/" + API_VERSION + "/*").handler(this::admit);
        router.post(messages(":account") + ".json")
                .handler(BodyHandler.create(false))
                .handler(this::take);
    }

    private void admit(RoutingContext ctx) {
        String account = "/" + API_VERSION + "/Accounts/" + options.accountSid();
        String path = ctx.request().path();
        if (!hasPassword(ctx.request().getHeader("Authorization"))) {
            ctx.response().putHeader("WWW-Authenticate", "Basic realm=\"Twilio API\"");
            refuse(ctx, Refusal.UNAUTHORIZED);
        } else if (!path.startsWith(account + "/") && !path.equals(account + ".json")) {
            refuse(ctx, Refusal.NOT_FOUND);
        } else {
            ctx.next();
        }
    }

    private boolean hasPassword(@Nullable String authorization) {
        String userAndPassword = options.accountSid() + ":" + options.authToken();
        String expected =
                "Basic " + Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
        byte[] given = Objects.requireNonNullElse(authorization, "").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given);
    }

    private void take(RoutingContext ctx) {
        Order order = Order.of(ctx.request().formAttributes());
        Optional<Refusal> refusal = order.refusal(options.phoneNumber(), inbound.optedOut(), inbound.cityHosts());
        if (refusal.isPresent()) {
            refuse(ctx, refusal.get());
            return;
        }
        Tricks.Answer answer = tricks.nextAnswer();
        switch (answer) {
            case OPTED_OUT -> refuse(ctx, Refusal.OPTED_OUT);
            case NO_SUCH_NUMBER -> refuse(ctx, Refusal.BAD_NUMBER);
            case TOO_MANY -> refuse(ctx, Refusal.TOO_MANY);
            case BROKEN -> refuse(ctx, Refusal.BROKEN);
            case TAKEN, TAKEN_UNSAID -> accept(ctx, order, answer == Tricks.Answer.TAKEN);
        }
    }

    private void accept(RoutingContext ctx, Order order, boolean isSaid) {
        TextMessage message = queued(order);
        chronicle.text(message);
        boolean isOutside = order.needsWindow()
                && !chronicle.wroteSince(order.to(), clock.instant().minus(WINDOW));
        progress.follow(message, order.callback(), isOutside);
        if (isSaid && MagicNumber.of(order.to()) != MagicNumber.SILENT) {
            Answers.json(ctx, 201, created(message));
        } else if (!isSaid) {
            ctx.request().connection().close().onFailure(cause -> LOG.debug("was cut already", cause));
        }
    }

    private TextMessage queued(Order order) {
        return new TextMessage(
                Sids.message(!order.media().isEmpty()),
                clock.instant(),
                false,
                order.from(),
                order.to(),
                order.body(),
                order.media(),
                TextMessage.Status.QUEUED,
                0);
    }

    private JsonObject created(TextMessage message) {
        String uri = messages(options.accountSid()) + "/" + message.sid();
        String date = WIRE_DATE.format(message.at());
        return new JsonObject()
                .put("sid", message.sid())
                .put("account_sid", options.accountSid())
                .put("status", message.status().name().toLowerCase(Locale.ROOT))
                .put("direction", "outbound-api")
                .put("from", message.from())
                .put("to", message.to())
                .put("body", message.body())
                .put("num_segments", "1")
                .put("num_media", String.valueOf(message.media().size()))
                .putNull("error_code")
                .putNull("error_message")
                .put("date_created", date)
                .put("date_updated", date)
                .put("api_version", API_VERSION)
                .put("uri", uri + ".json")
                .put("subresource_uris", new JsonObject().put("media", uri + "/Media.json"));
    }
}
