package org.ventanilla.connector.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The outside world on this machine: a mail server with the city's mailbox and everybody else's, a telephone company that
 * speaks like Twilio, and a page that shows both. For the demo and for tests; nothing leaves the machine, and nothing is
 * kept after {@link #stop}.
 */
public final class Sandbox {
    private static final int LONGEST_LINE = 1 << 16;
    private static final int LARGEST_FIELD = 1 << 20;

    private final Vertx vertx;
    private final SandboxOptions options;
    private final PostOffice postOffice;
    private final Inbound inbound;
    private final WebClient client;
    private final HttpServer http;
    private final Router router;
    private final Forms forms;
    private final SignedPost post;
    private final Tricks tricks = new Tricks();
    private final RecordingShelf recordings;
    private volatile @Nullable Path uploads;

    /** Takes no port and opens no file before {@link #start}. The clock's zone is the page's. */
    public Sandbox(Vertx vertx, Clock clock, SandboxOptions options) {
        this.vertx = vertx;
        this.options = options;
        Live live = new Live();
        Chronicle chronicle = new Chronicle(live::ring);
        this.postOffice = new PostOffice(vertx, clock, options, chronicle);
        this.client = WebClient.create(vertx);
        this.post = new SignedPost(client, options.authToken());
        MediaShelf shelf = new MediaShelf(options.accountSid(), () -> pageUri().toString(), tricks);
        this.inbound = new Inbound(options, clock, chronicle, shelf, post);
        this.http = vertx.createHttpServer(
                new HttpServerOptions().setMaxInitialLineLength(LONGEST_LINE).setMaxFormAttributeSize(LARGEST_FIELD));
        this.router = Router.router(vertx);
        new PhoneCompany(options, clock, chronicle, inbound, new Progress(vertx, options, chronicle, post, tricks))
                .mount(router);
        new AccountApi(options, chronicle, shelf, inbound::webhook).mount(router);
        shelf.mount(router);
        this.recordings =
                new RecordingShelf(options.accountSid(), () -> pageUri().toString());
        recordings.mount(router);
        new OutsidePage(options, clock.getZone(), chronicle, live).mount(router);
        new MailFiles(vertx, chronicle).mount(router);
        this.forms = new Forms(vertx, options, postOffice, inbound);
    }

    /** Succeeds when all three servers listen; fails, and leaves none behind, when one of them cannot. */
    public Future<Void> start() {
        return postOffice
                .start()
                .compose(mail -> vertx.<Path>executeBlocking(() -> Files.createTempDirectory("sandbox-uploads")))
                .compose(folder -> {
                    uploads = folder;
                    forms.mount(router, folder);
                    return http.requestHandler(router).listen(options.httpPort(), options.host());
                })
                .<Void>mapEmpty()
                .recover(cause -> stop().transform(stopped -> Future.failedFuture(cause)));
    }

    /** Stops all servers; what they held is gone. */
    public Future<Void> stop() {
        client.close();
        return http.close().eventually(postOffice::stop).eventually(this::clearUploads);
    }

    private Future<Void> clearUploads() {
        Path folder = uploads;
        return folder == null ? Future.succeededFuture() : vertx.fileSystem().deleteRecursive(folder.toString());
    }

    /** Where the city fetches its mail. */
    public int imapPort() {
        return postOffice.imapPort();
    }

    /** Where the city hands in its mail. */
    public int smtpPort() {
        return postOffice.smtpPort();
    }

    /** Port of the telephone company's API and of the page. */
    public int httpPort() {
        return http.actualPort();
    }

    /** The page; without its path also the base of the telephone company's API. */
    public URI pageUri() {
        return URI.create("http://" + options.host() + ":" + httpPort());
    }

    /** From now on inbound text messages go to this address instead of the configured one. */
    public void routeTextsTo(URI smsWebhook) {
        inbound.routeTo(smsWebhook);
    }

    /** A citizen writes a new mail to the city; succeeds when the mail server has taken it. */
    public Future<Void> sendMail(String from, String to, String subject, String text, List<Photo> photos) {
        return sendMail(new Letter(from, to, subject, text, photos, null));
    }

    /** A citizen writes or answers a mail; succeeds when the mail server has taken it. */
    public Future<Void> sendMail(Letter letter) {
        return postOffice.post(letter);
    }

    /**
     * A citizen sends a text message to the city.
     *
     * @return the HTTP status that the city's webhook answered; fails when nobody answered within 15 s. Neither is tried again
     */
    public Future<Integer> sendSms(String from, String body, Photo... media) {
        return inbound.carry(from, body, List.of(media));
    }

    /** The same with anything unusual about it. Succeeds however it went. */
    public Future<Carried> sendSms(Envelope envelope) {
        return inbound.carried(envelope);
    }

    /** The webhook of an earlier message comes once more. */
    public Future<Carried> repeatSms(String sid) {
        return inbound.repeat(sid);
    }

    /**
     * A citizen calls the city and goes through its dialogue.
     *
     * @param base where the city's voice webhooks are, without {@code /call} and without a trailing slash
     */
    public Future<CallLog> call(URI base, PhoneCall call) {
        return new VoiceCall(new VoiceCall.Lines(post, options, recordings), base, call).run();
    }

    /**
     * What was said in an earlier call is written down only now.
     *
     * @param base as for {@link #call}
     */
    public Future<Void> writeDown(URI base, CallLog call, FreeSpeech speech) {
        return new Stenographer(post, options, call.callSid()).tell(URI.create(base + "/transcription"), speech);
    }

    /** Ids of the messages after the tone that the telephone company still has. */
    public Set<String> recordings() {
        return recordings.kept();
    }

    /** Ids of those of which somebody fetched the sound. */
    public Set<String> recordingsFetched() {
        return recordings.asked();
    }

    /** What the telephone company does beyond its duty. */
    public Tricks tricks() {
        return tricks;
    }
}
