package org.ventanilla.hub.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ventanilla.hub.TestHub;
import org.ventanilla.hub.Waiting;
import org.ventanilla.hub.consumers.Consumers;
import org.ventanilla.hub.desk.Desk;
import org.ventanilla.hub.downstream.Webhooks;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.identity.Role;
import org.ventanilla.hub.identity.StaffSession;
import org.ventanilla.hub.incident.CategoryFacts;
import org.ventanilla.hub.match.Matching;
import org.ventanilla.hub.match.Policy;
import org.ventanilla.hub.transcript.Keeping;
import org.ventanilla.hub.transcript.Recordings;
import org.ventanilla.hub.transcript.Studio;
import org.ventanilla.hub.triage.Policies;
import org.ventanilla.hub.triage.Surveyor;
import org.ventanilla.hub.triage.Triage;
import org.ventanilla.hub.understand.Understanding;
import org.ventanilla.model.Wire;

/** The JSON doors over real HTTP on loopback, with a client. */
final class ApiServer implements AutoCloseable {
    static final String ANY = "token-of-any-instance";
    static final String SMS_ONLY = "token-of-sms";
    static final String BOT = "token-of-the-bot";

    static final int KEEP_DAYS = 10;

    /** Short, so that no test waits long for a sign of life. */
    private static final EventStreams.Limits LIMITS =
            new EventStreams.Limits(Duration.ofMillis(200), Duration.ofSeconds(1), 20);

    final TestHub hub;
    final EventStreams streams;
    final Webhooks webhooks;
    final Consumers consumers;
    private final Identity tokens;
    private final HttpServer server;
    private final WebClient client;

    private static Optional<CategoryFacts> category(String code) {
        return TestHub.CITY
                .taxonomy()
                .find(code)
                .map(c -> new CategoryFacts(
                        c.code(), "incident", c.priority(), c.department(), c.isPublic(), c.slaHours()));
    }

    /** The provider of recordings, which are kept for a week. */
    final Studio studio;

    final Recordings recordings;

    ApiServer(Vertx vertx, Path files) {
        this.hub = new TestHub(vertx, files.resolve("media"));
        // The token library looks at the real clock; everything else goes by the test's.
        this.tokens =
                new Identity(vertx, hub.database.pool(), Clock.systemUTC(), "a session secret of more than 32 bytes");
        var router = Router.router(vertx);
        var known = new IntakeTokens(List.of(
                new IntakeTokens.Token(ANY, "*"),
                new IntakeTokens.Token(SMS_ONLY, "sms"),
                new IntakeTokens.Token(BOT, "bot")));
        var secrets = new UploadApi.Secrets(hub.numbers.tokens(), known);
        new UploadApi(vertx, hub.clock, hub.media, secrets, files.resolve("uploads")).mount(router);
        new RemoteApi(vertx, hub.clock, hub.remotes, hub.news, known).mount(router);
        new IntakeApi(hub.intake, hub.media, known).mount(router);
        new StaffApi(hub.incidents, hub.media, tokens, files.resolve("uploads")).mount(router);
        new CategoryApi(hub.incidents, tokens, new CategoryApi.Codes(ApiServer::category, code -> Optional.of("VIA-02")
                        .filter(to -> code.equals("VIA-99"))))
                .mount(router);
        new PlaceApi(hub.incidents, tokens, new Surveyor(vertx, judgement())::find).mount(router);
        new LoginApi(hub.identity, TestHub.CITY.id()).mount(router);
        new LedgerApi(hub.intake, hub.notices, tokens).mount(router);
        new QuarantineApi(vertx, hub.quarantine, hub.media, tokens).mount(router);
        new TrailApi(hub.intake, hub.trail, tokens).mount(router);
        new ContactApi(tokens, hub.database.pool()).mount(router);
        new OrganisationApi(tokens, hub.incidents, hub.numbers).mount(router);
        var desk = desk(vertx);
        new ProposalApi(new ProposalApi.Rooms(desk, hub.transcripts, tokens, hub.numbers), Set.of("sms", "email"))
                .mount(router);
        this.studio = new Studio(hub);
        this.recordings = studio.room(Keeping.days(7, false));
        new RecordingApi(recordings, hub.transcripts, tokens).mount(router);
        new DeskApi(desk, tokens, hub.numbers, Set.of("sms", "email"), hub.clock).mount(router);
        new RecurrenceApi(hub.incidents, tokens).mount(router);
        new PolicyApi(this::simulated, tokens).mount(router);
        var words = Words.of(TestHub.CITY);
        this.streams = new EventStreams(vertx, new EventStreams.Rooms(hub.events, hub.live), words, LIMITS);
        streams.mount(router);
        var eventsApi = new EventsApi(vertx, new EventsApi.Rooms(hub.events, hub.live, tokens), words, hub.clock);
        eventsApi.mount(router);
        this.consumers = new Consumers(hub.database.pool(), hub.clock, hub.events, KEEP_DAYS);
        ConsumerApi.of(consumers, eventsApi).mount(router);
        var stages = new IncidentStages(consumers, hub.incidents);
        new WorksApi(new WorksApi.Rooms(stages, hub.media, tokens), hub.clock, files.resolve("uploads")).mount(router);
        this.webhooks = new Webhooks(
                vertx,
                hub.database.pool(),
                hub.clock,
                hub.events,
                new Webhooks.Limits(Duration.ofSeconds(2), Set.of("127.0.0.1")));
        new WebhookApi(webhooks, hub.events, words, tokens).mount(router);
        new SnapshotApi(hub.incidents, hub.events).mount(router);
        this.server =
                Waiting.get(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        var options = new WebClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(server.actualPort());
        this.client = WebClient.create(vertx, options);
    }

    private Desk desk(Vertx vertx) {
        var mind = new Desk.Mind(TestHub.CITY, new Understanding(TestHub.CITY), new Matching(TestHub.CITY));
        return new Desk(
                vertx,
                new Desk.Rooms(hub.intake, hub.identity, hub.incidents.counter(), hub.database.pool()),
                mind,
                hub.clock);
    }

    private static Triage.Judgement judgement() {
        return new Triage.Judgement(TestHub.CITY, new Understanding(TestHub.CITY), new Matching(TestHub.CITY));
    }

    private Future<JsonObject> simulated(PolicyApi.Tried tried) {
        return new Policies(hub.vertx, hub.clock, hub.incidents, judgement(), hub.numbers)
                .simulate(new Policy(tried.category(), tried.radiusM(), tried.days(), tried.bar()))
                .map(result -> new JsonObject(Wire.toMap(result)));
    }

    int port() {
        return server.actualPort();
    }

    /** A signed token of somebody with this role. */
    String tokenOf(Role role) {
        return tokens.issue(new StaffSession(7, TestHub.CITY.id(), "Lucía", Set.of(role)));
    }

    HttpRequest<Buffer> request(HttpMethod method, String path, String token) {
        var request = client.request(method, path);
        return token.isEmpty() ? request : request.bearerTokenAuthentication(token);
    }

    Answer post(String path, String token, JsonObject body) {
        return answer(request(HttpMethod.POST, path, token).sendJsonObject(body));
    }

    Answer post(String path, String token, String type, Buffer body) {
        return answer(request(HttpMethod.POST, path, token)
                .putHeader("Content-Type", type)
                .sendBuffer(body));
    }

    Answer get(String path, String token) {
        return answer(later(path, token));
    }

    /** For answers that come when something happens. */
    Future<HttpResponse<Buffer>> later(String path, String token) {
        return request(HttpMethod.GET, path, token).send();
    }

    static Answer answer(Future<HttpResponse<Buffer>> response) {
        var r = Waiting.get(response);
        return new Answer(r.statusCode(), String.valueOf(r.getHeader("Content-Type")), r.bodyAsJsonObject());
    }

    /** What came back. */
    record Answer(int status, String type, JsonObject body) {
        String code() {
            return body.getString("code");
        }

        /** Names of the fields a problem is about. */
        List<String> fields() {
            return body.getJsonArray("fields").stream()
                    .map(f -> ((JsonObject) f).getString("field"))
                    .toList();
        }
    }

    @Override
    public void close() {
        streams.close();
        client.close();
        Waiting.get(server.close());
        hub.close();
    }
}
