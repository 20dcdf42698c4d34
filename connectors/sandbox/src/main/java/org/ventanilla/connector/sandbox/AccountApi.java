package org.ventanilla.connector.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the telephone company tells of an account: that it is active, its number, its messages in pages, their media. */
final class AccountApi {
    private static final int USUAL_PAGE = 50;

    private final SandboxOptions options;
    private final Chronicle chronicle;
    private final MediaShelf shelf;
    private final Supplier<URI> webhook;

    /** @param webhook that the city's number calls now */
    AccountApi(SandboxOptions options, Chronicle chronicle, MediaShelf shelf, Supplier<URI> webhook) {
        this.webhook = webhook;
        this.options = options;
        this.chronicle = chronicle;
        this.shelf = shelf;
    }

    /** Behind the company's own admission. */
    void mount(Router router) {
        String accounts = "/" + PhoneCompany.API_VERSION + "/Accounts/";
        router.get(accounts + options.accountSid() + ".json").handler(this::account);
        router.get(accounts + options.accountSid() + "/IncomingPhoneNumbers.json")
                .handler(this::numbers);
        router.get(PhoneCompany.messages(":account") + ".json").handler(this::list);
        router.get(PhoneCompany.messages(":account") + "/:message/Media.json").handler(this::media);
    }

    private void account(RoutingContext ctx) {
        Answers.json(ctx, 200, new JsonObject().put("sid", options.accountSid()).put("status", "active"));
    }

    private void numbers(RoutingContext ctx) {
        String wanted = ctx.request().getParam("PhoneNumber");
        var all = new JsonArray();
        if (wanted == null || wanted.equals(options.phoneNumber())) {
            all.add(new JsonObject()
                    .put("phone_number", options.phoneNumber())
                    .put("sms_url", webhook.get().toString())
                    .put("sms_application_sid", ""));
        }
        Answers.json(ctx, 200, new JsonObject().put("incoming_phone_numbers", all));
    }

    private void list(RoutingContext ctx) {
        int size = number(ctx, "PageSize", USUAL_PAGE);
        int page = number(ctx, "Page", 0);
        List<TextMessage> all = chronicle.texts().stream().filter(wanted(ctx)).toList();
        int from = Math.min(all.size(), page * size);
        int to = Math.min(all.size(), from + size);
        var messages = new JsonArray();
        all.subList(from, to).forEach(message -> messages.add(json(message)));
        Answers.json(
                ctx,
                200,
                new JsonObject()
                        .put("messages", messages)
                        .put("page", page)
                        .put("page_size", size)
                        .put("next_page_uri", to < all.size() ? nextPage(ctx, page + 1) : null));
    }

    private static Predicate<TextMessage> wanted(RoutingContext ctx) {
        Instant after = time(ctx, "DateSent>");
        Instant before = time(ctx, "DateSent<");
        String to = ctx.request().getParam("To");
        String from = ctx.request().getParam("From");
        return message -> (to == null || to.equals(message.to()))
                && (from == null || from.equals(message.from()))
                && (after == null || !message.at().isBefore(after))
                && (before == null || !message.at().isAfter(before));
    }

    private static String nextPage(RoutingContext ctx, int page) {
        String query = ctx.request().query() == null ? "" : ctx.request().query();
        return ctx.request().path() + "?" + query.replaceAll("&?Page=\\d+", "") + "&Page=" + page;
    }

    private JsonObject json(TextMessage message) {
        String date = PhoneCompany.WIRE_DATE.format(message.at());
        return new JsonObject()
                .put("sid", message.sid())
                .put("account_sid", options.accountSid())
                .put("direction", message.toCity() ? "inbound" : "outbound-api")
                .put("from", message.from())
                .put("to", message.to())
                .put("body", message.body())
                .put("num_media", String.valueOf(message.media().size()))
                .put("status", status(message))
                .put("date_created", date)
                .put("date_sent", date);
    }

    /** Whether the city's webhook took a message is no business of the company's list. */
    private static String status(TextMessage message) {
        return message.toCity() ? "received" : message.status().name().toLowerCase(Locale.ROOT);
    }

    private void media(RoutingContext ctx) {
        String sid = ctx.pathParam("message");
        var found = chronicle.texts().stream()
                .filter(text -> text.sid().equals(sid))
                .findFirst();
        if (found.isEmpty()) {
            PhoneCompany.refuse(ctx, Refusal.NOT_FOUND);
            return;
        }
        var list = new JsonArray();
        found.get().media().forEach(address -> list.add(shelf.entry(address)));
        Answers.json(ctx, 200, new JsonObject().put("media_list", list));
    }

    private static @Nullable Instant time(RoutingContext ctx, String name) {
        String given = ctx.request().getParam(name);
        try {
            return given == null ? null : Instant.parse(given);
        } catch (DateTimeParseException e) {
            return null; // the company does not complain of a filter it does not understand
        }
    }

    private static int number(RoutingContext ctx, String name, int usual) {
        String given = ctx.request().getParam(name);
        return given != null && given.matches("\\d{1,4}") ? Integer.parseInt(given) : usual;
    }
}
