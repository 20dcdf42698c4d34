package org.ventanilla.connector.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/** Shows what is inside a mail: its HTML, cleaned, and its pictures and other files, byte by byte. */
final class MailFiles {
    /** Own inline styles may show; nothing can be loaded, run or sent. */
    private static final String MAIL_POLICY =
            "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox allow-popups";

    private final Vertx vertx;
    private final Chronicle chronicle;

    MailFiles(Vertx vertx, Chronicle chronicle) {
        this.vertx = vertx;
        this.chronicle = chronicle;
    }

    void mount(Router router) {
        router.get("/mail/:id/html").handler(this::designed);
        router.get("/mail/:id/file/:index").handler(this::file);
    }

    private Optional<Mail> mail(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        return id.matches("\\d{1,9}") ? chronicle.mail(Long.parseLong(id)) : Optional.empty();
    }

    private void designed(RoutingContext ctx) {
        Optional<Mail> mail = mail(ctx).filter(found -> found.html() != null);
        if (mail.isEmpty()) {
            Answers.status(ctx, 404);
            return;
        }
        ctx.response().putHeader("Content-Security-Policy", MAIL_POLICY);
        Answers.send(ctx, "text/html;charset=utf-8", Buffer.buffer(cleaned(mail.get())));
    }

    /** The HTML without scripts, forms and foreign pictures; inline pictures lead to {@link #file}. */
    static String cleaned(Mail mail) {
        Safelist allowed = Safelist.relaxed()
                .addAttributes(":all", "style", "align", "bgcolor", "width", "role", "lang")
                .removeProtocols("img", "src", "http", "https")
                .addProtocols("img", "src", "cid")
                .addTags("hr", "center");
        Document page = new Cleaner(allowed).clean(Jsoup.parse(String.valueOf(mail.html())));
        for (Element picture : page.select("img[src^=cid:]")) {
            String id = picture.attr("src").substring("cid:".length());
            mail.files().stream()
                    .filter(file -> file.contentId().equals(id))
                    .findFirst()
                    .ifPresentOrElse(
                            file -> picture.attr("src", "/mail/" + mail.id() + "/file/" + file.index()),
                            picture::remove);
        }
        page.select("img:not([src])").remove();
        page.select("a[href]").attr("target", "_blank").attr("rel", "noopener noreferrer");
        page.head().appendElement("meta").attr("charset", "utf-8");
        page.head().appendElement("meta").attr("name", "viewport").attr("content", "width=device-width");
        page.title(mail.heading().subject());
        return "<!doctype html>\n" + page.outerHtml();
    }

    private void file(RoutingContext ctx) {
        String index = ctx.pathParam("index");
        Optional<Mail> mail = mail(ctx);
        Optional<Mail.MailFile> file = mail.flatMap(found -> found.files().stream()
                .filter(one -> String.valueOf(one.index()).equals(index))
                .findFirst());
        if (mail.isEmpty() || file.isEmpty()) {
            Answers.status(ctx, 404);
            return;
        }
        if (!file.get().isPicture()) {
            ctx.response().putHeader("Content-Disposition", "attachment");
        }
        bytes(mail.get(), file.get())
                .onSuccess(bytes -> Answers.bytes(ctx, file.get().type(), bytes))
                .onFailure(ctx::fail);
    }

    private Future<Buffer> bytes(Mail mail, Mail.MailFile file) {
        return vertx.executeBlocking(() -> read(mail, file), false);
    }

    private static Buffer read(Mail mail, Mail.MailFile file) throws MessagingException, IOException {
        List<Part> leaves = MailReading.leaves(mail.source());
        try (InputStream bytes = leaves.get(file.index()).getInputStream()) {
            return Buffer.buffer(bytes.readAllBytes());
        }
    }
}
