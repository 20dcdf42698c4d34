package org.ventanilla.connector.sandbox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.ventanilla.connector.sandbox.page.Board;
import org.ventanilla.connector.sandbox.page.Words;

/** Words what happened for the page: one conversation per citizen, newest first, the latest {@value #SHOWN} of each column. */
final class Boards {
    private static final int SHOWN = 200;
    private static final Set<TextMessage.Status> BAD_NEWS =
            Set.of(TextMessage.Status.LOST, TextMessage.Status.UNDELIVERED);

    private final Words words;
    private final DateTimeFormatter when;

    Boards(Words words, ZoneId zone) {
        this.words = words;
        this.when = DateTimeFormatter.ofPattern(words.get("time.pattern"), Locale.ROOT)
                .withZone(zone);
    }

    Board of(List<Mail> mails, List<TextMessage> texts) {
        return new Board(
                conversations(mails, mail -> mail.envelope().citizen().toLowerCase(Locale.ROOT), this::bubble),
                conversations(texts, TextMessage::citizen, this::bubble));
    }

    private static <T> List<Board.Conversation> conversations(
            List<T> newestFirst, Function<T, String> citizen, Function<T, Board.Bubble> bubble) {
        Map<String, List<Board.Bubble>> byCitizen = new LinkedHashMap<>();
        newestFirst.stream().limit(SHOWN).forEach(item -> byCitizen
                .computeIfAbsent(citizen.apply(item), first -> new ArrayList<>())
                .add(bubble.apply(item)));
        return byCitizen.entrySet().stream()
                .map(one -> new Board.Conversation(one.getKey(), List.copyOf(one.getValue())))
                .toList();
    }

    private Board.Bubble bubble(Mail mail) {
        Instant at = mail.envelope().at();
        boolean toCity = mail.envelope().toCity();
        String root = "/mail/" + mail.id();
        return new Board.Bubble(
                toCity,
                at.toString(),
                when.format(at),
                mail.heading().subject(),
                toCity ? mail.envelope().to() : "",
                Links.in(mail.text()),
                mail.files().stream().map(file -> file(root, file)).toList(),
                mail.html() == null ? null : root + "/html",
                toCity ? null : "/?lang=" + words.language() + "&reply=" + mail.id() + "#write-mail",
                "",
                false);
    }

    private Board.File file(String root, Mail.MailFile file) {
        String name = file.name().isEmpty() ? words.get("file.unnamed") : file.name();
        return new Board.File(root + "/file/" + file.index(), name, file.isPicture());
    }

    private Board.Bubble bubble(TextMessage text) {
        return new Board.Bubble(
                text.toCity(),
                text.at().toString(),
                when.format(text.at()),
                "",
                "",
                Links.in(text.body()),
                text.media().stream().map(this::picture).toList(),
                null,
                text.toCity() ? null : answer(text),
                status(text),
                BAD_NEWS.contains(text.status()));
    }

    private String answer(TextMessage text) {
        String number = URLEncoder.encode(text.citizen(), StandardCharsets.UTF_8);
        return "/?lang=" + words.language() + "&phone=" + number + "#write-text";
    }

    private Board.File picture(String address) {
        // Our own shelf may be drawn; an address that the city gave is only named, so that nothing is fetched.
        boolean ours = address.contains("/Media/ME");
        String href = ours ? "/storage/" + address.substring(address.lastIndexOf('/') + 1) : address;
        return new Board.File(href, words.get("file.unnamed"), ours);
    }

    private String status(TextMessage text) {
        String status = words.get("status." + text.status().name().toLowerCase(Locale.ROOT));
        return text.webhookStatus() == 0 ? status : status + " · HTTP " + text.webhookStatus();
    }
}
