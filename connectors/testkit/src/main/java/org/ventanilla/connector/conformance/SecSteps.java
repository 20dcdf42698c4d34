package org.ventanilla.connector.conformance;

import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.connector.conformance.Doors.Forgery;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission;

/** How the rules of safety are tried. */
final class SecSteps {
    private static final List<String> PRIVATE = List.of(
            "http://169.254.169.254/latest/meta-data",
            "http://10.1.2.3/a.jpg",
            "http://192.168.1.1/a.jpg",
            "http://[fd00::1]/a.jpg",
            "http://0.0.0.0:1/a.jpg");

    private SecSteps() {}

    static void forged(Bench bench) throws Exception {
        if (bench.shape().can(Capability.INBOUND_POLL)) {
            throw new DoesNotApply("the source is asked by us and proves itself by our connection to it");
        }
        if (bench.shape().listensOnly()) {
            throw new DoesNotApply("the source is told from others by its address, which the runner looks at");
        }
        var hosted = bench.start();
        for (Forgery how : Forgery.values()) {
            Item item = bench.item();
            bench.source.doors().forged(item, how);
            bench.until(how + " is answered", () -> bench.fate(item) != Fate.WAITING);
            bench.expect(bench.fate(item) == Fate.REFUSED, how + " refused", bench.fate(item));
        }
        bench.settle();
        bench.expect(bench.hub.submissions().isEmpty(), "nothing handed in", "submissions");
        bench.expect(bench.blobs.contents().isEmpty(), "nothing kept", "bytes in the media room");
        bench.expect(
                hosted.host().health().spooled() == 0,
                "nothing spooled",
                hosted.host().health().spooled());
    }

    static void proxy(Bench bench) throws Exception {
        bench.start();
        var claim = Map.of("X-Forwarded-Host", "evil.example", "X-Forwarded-Proto", "https", "X-Forwarded-Port", "443");
        Item genuine = bench.item();
        bench.source.doors().withHeaders(genuine, claim);
        bench.expectTaken(genuine);
        Item forged = bench.item();
        bench.source.doors().signedFor(URI.create("https://evil.example"), forged, claim);
        bench.until("it is answered", () -> bench.fate(forged) != Fate.WAITING);
        bench.expect(
                bench.fate(forged) == Fate.REFUSED, "a request signed for another address refused", bench.fate(forged));
    }

    static void replayed(Bench bench) throws Exception {
        bench.start();
        Item item = bench.item();
        bench.source.deliver(item);
        bench.expectTaken(item);
        bench.clock.advance(Duration.ofDays(2));
        bench.source.again(item);
        bench.until("the replay is answered", () -> bench.fate(item) != Fate.WAITING);
        bench.expect(bench.fate(item) == Fate.ACKNOWLEDGED, "the replay acknowledged", bench.fate(item));
        bench.expectOneReport(item);
    }

    static void credentials(Bench bench) throws Exception {
        Media media = bench.source.media();
        bench.start();
        Trap trap = Trap.open(bench.vertx);
        media.redirect(trap.address());
        Item redirected = bench.item().with(Files.photo("remote.jpg"));
        bench.source.deliver(redirected);
        bench.expectTaken(redirected);
        Item elsewhere = bench.item();
        media.deliverWithFileAt(elsewhere, trap.address());
        bench.until("the item is answered", () -> bench.fate(elsewhere) != Fate.WAITING);
        bench.lull();
        bench.settle();
        List<String> secrets = List.copyOf(bench.subject.secrets());
        bench.expect(!trap.heard(secrets), "no credential at a host that was not declared", "one of the secrets");
    }

    static void privateAddresses(Bench bench) throws Exception {
        Media media = bench.source.media();
        bench.start();
        int before = bench.run.strangers().size();
        for (String address : PRIVATE) {
            Item item = bench.item();
            media.deliverWithFileAt(item, URI.create(address));
            bench.until("the item is answered", () -> bench.fate(item) != Fate.WAITING);
            bench.until(
                    "it is a report, or kept raw", () -> !bench.hub.reports().isEmpty());
        }
        bench.lull();
        List<String> asked = bench.run.strangers();
        bench.expect(asked.size() == before, "no connection to a private address", asked);
    }

    static void assurance(Bench bench) throws Exception {
        bench.start();
        for (Item item : bench.items(3)) {
            bench.source.deliver(item);
            bench.expectTaken(item);
        }
        Reporter.Assurance most = bench.shape().descriptor().traits().assurance();
        for (Submission submission : bench.hub.submissions()) {
            Reporter reporter = submission.reporter();
            Reporter.Assurance said = reporter == null ? null : reporter.assurance();
            bench.expect(said == null || said.compareTo(most) <= 0, "at most " + most, String.valueOf(said));
        }
    }

    static void own(Bench bench) throws Exception {
        bench.start();
        Item item = bench.item();
        bench.source.deliver(item);
        bench.expectTaken(item);
        boolean fenced = bench.shape().can(Capability.SINGLETON);
        String instance = bench.subject.instance();
        for (Submission submission : bench.hub.submissions()) {
            boolean own =
                    submission.instance().equals(instance) && submission.key().startsWith(instance + ":");
            bench.expect(own, "submissions of " + instance, submission.instance() + " " + submission.key());
            String type = bench.shape().descriptor().type();
            bench.expect(submission.type().equals(type), "the type " + type, submission.type());
            bench.expect(!fenced || submission.leaseToken() != null, "the lease's token", "none");
        }
    }

    static void paths(Bench bench) throws Exception {
        bench.start();
        for (String path : List.of("/", "/no-such-path", "/message/../secret", "/%2e%2e/x")) {
            Item item = bench.item();
            bench.source.doors().atPath(item, path);
            bench.until(path + " is answered", () -> bench.fate(item) != Fate.WAITING);
            bench.expect(bench.fate(item) == Fate.REFUSED, "4xx at " + path, bench.fate(item));
        }
        bench.settle();
        bench.expect(
                bench.hub.submissions().isEmpty(),
                "nothing handed in",
                bench.hub.submissions().size());
    }

    /** One of everything that may go wrong, and then the whole run. */
    static void silence(Bench bench) throws Exception {
        everything(bench);
        if (Need.WEBHOOK.isMetBy(bench.shape())) {
            overheard(bench);
        }
        boolean kept = bench.blobs.contents().stream()
                .map(Buffer::toString)
                .anyMatch(text -> bench.subject.secrets().stream().anyMatch(text::contains));
        bench.expect(!kept, "nothing in what is kept that lets anybody in", "a secret in the media room");
        bench.expect(bench.leaks().isEmpty(), "nothing private in the log", bench.leaks());
        bench.expect(bench.run.leaks().isEmpty(), "nothing private in the log of the whole run", bench.run.leaks());
    }

    /** A request that repeats the secrets in its headers, as a provider's token or a proxy's note does, is kept like any. */
    private static void overheard(Bench bench) throws Exception {
        var headers = new HashMap<String, String>();
        for (String secret : bench.subject.secrets()) {
            headers.put("X-Overheard-" + headers.size(), "for=" + secret + ";by=proxy");
        }
        var hosted = bench.start();
        Item item = bench.item();
        bench.source.doors().withHeaders(item, headers);
        bench.expectTaken(item);
        bench.stop(hosted);
    }

    static void strangers(Bench bench) throws Exception {
        everything(bench);
        bench.expect(bench.run.strangers().isEmpty(), "no connection beyond this machine", bench.run.strangers());
    }

    private static void everything(Bench bench) throws Exception {
        var hosted = bench.start();
        if (Need.INBOUND.isMetBy(bench.shape())) {
            Item good = bench.item();
            Item bad = bench.item();
            bench.source.deliver(good);
            bench.expectTaken(good);
            bench.watch.spoil(bench.source.rawMark(bad), Watch.Spoil.EXCEPTION);
            bench.source.deliver(bad);
            bench.until("it is answered", () -> bench.fate(bad) != Fate.WAITING);
        }
        if (bench.shape().can(Capability.OUTBOUND)) {
            for (Outbox.Answer answer : List.of(Outbox.Answer.TAKEN, Outbox.Answer.REFUSED, Outbox.Answer.BROKEN)) {
                bench.source.outbox().be(answer);
                var unused = bench.send("d-" + answer, bench.source.sender(2), "Ya está arreglado");
            }
        }
        bench.stop(hosted);
    }
}
