package org.ventanilla.hub.boot;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.sandbox.FreeSpeech;
import org.ventanilla.connector.sandbox.PhoneCall;
import org.ventanilla.connector.sandbox.Photo;
import org.ventanilla.connector.sandbox.Sandbox;

/** Made-up citizens who report through the real channels: mail by SMTP, signed webhooks, calls, the form over HTTP. */
final class DemoSamples {
    private static final Logger LOG = LoggerFactory.getLogger(DemoSamples.class);

    /** A recogniser so sure of its words leaves them to a person. */
    private static final double BARELY = 0.6;

    private final Sandbox sandbox;
    private final DemoPlan plan;
    private final WebCitizen web;

    DemoSamples(Vertx vertx, Sandbox sandbox, DemoPlan plan) {
        this.sandbox = sandbox;
        this.plan = plan;
        this.web = new WebCitizen(vertx, plan.port());
    }

    /** One report. */
    record Sample(
            String channel,
            String from,
            @Nullable String subject,
            String text,
            @Nullable String place,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable String language,
            @Nullable String photo) {}

    /** Sends them one after the other, without keeping the program waiting. */
    void send(PrintWriter out) throws IOException {
        Future<?> all = Future.succeededFuture();
        for (Sample sample : samples()) {
            all = all.compose(done -> send(sample));
        }
        all.onComplete(
                done -> {
                    out.println("  The sample reports are in: see the outside world and the list of incidents.");
                    out.flush();
                },
                cause -> LOG.warn("sample reports stopped half way", cause));
    }

    private static List<Sample> samples() throws IOException {
        try (var in = DemoSamples.class.getResourceAsStream("samples.yaml")) {
            return new YAMLMapper().readValue(Objects.requireNonNull(in), new TypeReference<List<Sample>>() {});
        }
    }

    private Future<?> send(Sample s) {
        return switch (s.channel()) {
            case "email" ->
                sandbox.sendMail(
                        s.from(), plan.mail(), Objects.requireNonNullElse(s.subject(), ""), s.text(), photos(s));
            case "sms" -> sandbox.sendSms(s.from(), s.text());
            case "phone" -> sandbox.call(plan.voice(), dialogue(s));
            case "person" ->
                sandbox.call(
                        plan.voice(),
                        PhoneCall.from(s.from())
                                .presses("0")
                                .tells(FreeSpeech.of(FreeSpeech.Writing.IN_ORDER, BARELY, s.text(), place(s))));
            default -> web.report(s);
        };
    }

    /** What, where, that is right, no danger, and yes, send me messages. */
    private static PhoneCall dialogue(Sample s) {
        return PhoneCall.from(s.from())
                .says(s.text())
                .says(place(s))
                .presses("1")
                .presses("2")
                .presses("1");
    }

    private static String place(Sample s) {
        return Objects.requireNonNullElse(s.place(), "");
    }

    private static List<Photo> photos(Sample s) {
        if (s.photo() == null) {
            return List.of();
        }
        try (var in = DemoSamples.class.getResourceAsStream(s.photo())) {
            byte[] bytes = Objects.requireNonNull(in).readAllBytes();
            return List.of(new Photo(s.photo(), "image/jpeg", Buffer.buffer(bytes)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
