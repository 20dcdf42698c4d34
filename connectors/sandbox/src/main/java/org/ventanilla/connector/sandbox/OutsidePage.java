package org.ventanilla.connector.sandbox;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ventanilla.connector.sandbox.page.Board;
import org.ventanilla.connector.sandbox.page.OutsideView;
import org.ventanilla.connector.sandbox.page.Words;

/** The page that shows the outside world; complete without JavaScript, live with it. */
final class OutsidePage {
    private static final String TEMPLATES = "org/ventanilla/sandbox/";
    private static final Set<String> OUTCOMES =
            Set.of("mail.sent", "mail.failed", "text.sent", "text.lost", "form.bad");

    private final SandboxOptions options;
    private final ZoneId zone;
    private final Chronicle chronicle;
    private final Live live;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    OutsidePage(SandboxOptions options, ZoneId zone, Chronicle chronicle, Live live) {
        this.options = options;
        this.zone = zone;
        this.chronicle = chronicle;
        this.live = live;
    }

    void mount(Router router) {
        router.get("/").handler(this::page);
        router.get("/board").handler(this::board);
        router.get("/live").handler(live::join);
        router.get("/messages.json")
                .handler(ctx -> Answers.json(ctx, 200, MessagesJson.of(chronicle.mails(), chronicle.texts())));
        asset(router, "outside.css", "text/css;charset=utf-8");
        asset(router, "outside.js", "text/javascript;charset=utf-8");
    }

    private void page(RoutingContext ctx) {
        Words words = new Words(language(ctx));
        String outcome = Objects.requireNonNullElse(ctx.request().getParam("outcome"), "");
        OutsideView view = new OutsideView(
                words,
                board(words),
                city(),
                new OutsideView.Proposals(options.mailCitizens(), options.phoneCitizens()),
                draft(ctx),
                textDraft(ctx),
                OUTCOMES.contains(outcome) ? outcome : "",
                MagicNumber.endings());
        StringOutput html = new StringOutput();
        templates.render(TEMPLATES + "outside.jte", view, html);
        Answers.html(ctx, html.toString());
    }

    private void board(RoutingContext ctx) {
        Words words = new Words(language(ctx));
        StringOutput html = new StringOutput();
        templates.render(TEMPLATES + "board.jte", Map.of("board", board(words), "words", words, "city", city()), html);
        Answers.html(ctx, html.toString());
    }

    private OutsideView.City city() {
        return new OutsideView.City(options.cityMail(), options.phoneNumber());
    }

    private Board board(Words words) {
        return new Boards(words, zone).of(chronicle.mails(), chronicle.texts());
    }

    private OutsideView.Draft draft(RoutingContext ctx) {
        String id = Objects.requireNonNullElse(ctx.request().getParam("reply"), "");
        Optional<Mail> answered = id.matches("\\d{1,9}")
                ? chronicle.mail(Long.parseLong(id)).filter(mail -> !mail.envelope()
                        .toCity())
                : Optional.empty();
        return answered.map(Replies::to)
                .orElseGet(
                        () -> new OutsideView.Draft(false, first(options.mailCitizens()), options.cityMail(), "", ""));
    }

    private OutsideView.TextDraft textDraft(RoutingContext ctx) {
        String phone = ctx.request().getParam("phone");
        return phone == null
                ? new OutsideView.TextDraft(false, first(options.phoneCitizens()))
                : new OutsideView.TextDraft(true, phone);
    }

    private static String first(List<String> citizens) {
        return citizens.isEmpty() ? "" : citizens.get(0);
    }

    static String language(RoutingContext ctx) {
        String asked = ctx.request().getParam("lang");
        if (asked != null && Words.LANGUAGES.contains(asked)) {
            return asked;
        }
        List<LanguageHeader> accepted = ctx.acceptableLanguages();
        return accepted.stream()
                .map(header -> String.valueOf(header.tag()))
                .filter(Words.LANGUAGES::contains)
                .findFirst()
                .orElse(Words.LANGUAGES.get(0));
    }

    private static void asset(Router router, String name, String type) {
        Buffer bytes = resource(name);
        router.get("/" + name).handler(ctx -> Answers.send(ctx, type, bytes));
    }

    private static Buffer resource(String name) {
        try (InputStream in = OutsidePage.class.getResourceAsStream(name)) {
            return Buffer.buffer(Objects.requireNonNull(in, name).readAllBytes());
        } catch (IOException unreadableJar) {
            throw new UncheckedIOException(unreadableJar);
        }
    }
}
