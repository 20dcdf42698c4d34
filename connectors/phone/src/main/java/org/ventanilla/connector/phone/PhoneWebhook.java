package org.ventanilla.connector.phone;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.Places;
import org.ventanilla.connector.TwilioSignature;
import org.ventanilla.connector.Webhook;
import org.ventanilla.model.PlaceAnswer;
import org.ventanilla.model.PlaceQuestion;
import org.ventanilla.model.Receipt;

/**
 * The addresses the provider calls: {@code /call} when somebody rings, {@code /turn} with each answer, {@code /dialed} after a
 * person was rung, {@code /recorded} after a message was left, {@code /status} when the call ended, {@code /recording} and
 * {@code /transcription} with news of free speech. Another service that writes speech down posts to {@code /transcript}. Any node answers any of them: all it needs is in the request.
 */
final class PhoneWebhook implements Webhook {
    static final String CALL = "/call";
    static final String TURN = "/turn";
    static final String DIALED = "/dialed";
    static final String STATUS = "/status";
    static final String RECORDED = "/recorded";
    static final String RECORDING = "/recording";
    static final String TRANSCRIPTION = "/transcription";
    static final String TRANSCRIPT = "/transcript";

    private static final Logger LOG = LoggerFactory.getLogger(PhoneWebhook.class);
    private static final Set<String> PATHS =
            Set.of(CALL, TURN, DIALED, STATUS, RECORDED, RECORDING, TRANSCRIPTION, TRANSCRIPT);
    private static final String XML = "text/xml";
    private static final String BEARER = "Bearer ";

    private final PhoneSettings settings;
    private final TwilioSignature signature;
    private final CallReader reader;
    private final CallFlow flow;
    private final Twiml twiml;
    private final Parts parts;

    /** What the webhook is made of. */
    record Parts(Speech speech, CallFlow flow, CallReader reader, TranscriptReader transcripts, Places places) {}

    PhoneWebhook(PhoneSettings settings, Parts parts) {
        this.settings = settings;
        this.signature = new TwilioSignature(settings.authTokens());
        this.reader = parts.reader();
        this.flow = parts.flow();
        this.twiml = new Twiml(parts.speech(), settings);
        this.parts = parts;
    }

    @Override
    public @Nullable Reply verify(Request request) {
        if (!PATHS.contains(request.path())) {
            return refusal(404);
        }
        if (!request.method().equals("POST")) {
            return refusal(405);
        }
        boolean isGenuine =
                request.path().equals(TRANSCRIPT) ? hasToken(request) : isSigned(request) && isOurs(request);
        return isGenuine ? null : refusal(403);
    }

    @Override
    public List<Inbound> parse(Request request) {
        return switch (request.path()) {
            case CALL -> List.of(reader.call(request));
            case TURN -> reader.turn(request);
            case STATUS -> reader.status(request);
            case RECORDING -> parts.transcripts().recording(request);
            case TRANSCRIPTION -> parts.transcripts().told(request);
            case TRANSCRIPT -> parts.transcripts().posted(request);
            default -> List.of();
        };
    }

    @Override
    public Reply reply(Request request) {
        return new Reply(200, XML, Twiml.EMPTY);
    }

    /** What is broken in a genuine request was quarantined before; its caller is still on the line and begins again. */
    @Override
    public Future<Reply> answer(Request request, List<Receipt> receipts) {
        try {
            return switch (request.path()) {
                case CALL -> said(flow.greeting(first(request, receipts)));
                case TURN -> turn(request);
                case RECORDED -> said(flow.left(Stand.of(Fields.query(request))));
                case DIALED -> said(flow.spoken(Stand.of(Fields.query(request)), isReached(request)));
                default -> Future.succeededFuture(reply(request));
            };
        } catch (IllegalArgumentException e) {
            LOG.warn("a caller begins again, the request was not one of ours path={}", request.path());
            return said(flow.greeting(first(request, List.of())));
        }
    }

    private Stand first(Request request, List<Receipt> receipts) {
        String number = receipts.isEmpty() ? null : receipts.get(0).number();
        return Stand.first(parts.speech().first(), reader.isTextable(request), number);
    }

    private Future<Reply> turn(Request request) {
        Stand stand = Stand.of(Fields.query(request));
        if (!parts.speech().speaks(stand.language())) {
            throw new IllegalArgumentException("a language that is not spoken");
        }
        Said said = CallReader.said(Fields.form(request));
        return flow.mayNamePlace(stand, said)
                ? place(stand, said).compose(place -> said(flow.next(stand, said, place.orElse(null))))
                : said(flow.next(stand, said, PlaceAnswer.UNKNOWN));
    }

    /** Empty when the hub cannot be asked: then nobody is told that a good place was not found. */
    private Future<Optional<PlaceAnswer>> place(Stand stand, Said said) {
        var question = new PlaceQuestion(String.valueOf(said.words()), stand.language());
        return parts.places().understand(question).map(Optional::of).otherwise(cause -> {
            LOG.warn("no place from the hub cause={}", cause.getClass().getSimpleName());
            return Optional.empty();
        });
    }

    private static boolean isReached(Request request) {
        return "completed".equals(Fields.form(request).get("DialCallStatus"));
    }

    private Future<Reply> said(Move move) {
        return Future.succeededFuture(new Reply(200, XML, twiml.of(move)));
    }

    /** The tokens are compared as hashes, so that neither length nor likeness shows in the time it takes. */
    private boolean hasToken(Request request) {
        String given = request.headers().get("Authorization");
        String token = given != null && given.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? given.substring(BEARER.length()).strip()
                : "";
        boolean found = false;
        for (String known : settings.speech().tokens()) {
            found |= MessageDigest.isEqual(hash(known), hash(token));
        }
        return found;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private boolean isSigned(Request request) {
        var given = request.headers().get("X-Twilio-Signature");
        List<Map.Entry<String, String>> form = request.form().entries();
        return given != null && signature.matches(configuredAddress(request), form, request.body(), given);
    }

    /** Never rebuilt from the request: behind a proxy its scheme, host and port are not those the provider signed. */
    private String configuredAddress(Request request) {
        var query = Fields.rawQuery(request);
        return settings.webhookBase() + request.path() + (query.isEmpty() ? "" : "?" + query);
    }

    /** A request that names no account is ours by its signature. */
    private boolean isOurs(Request request) {
        var account = Fields.form(request).get("AccountSid");
        return account == null || account.equals(settings.accountSid());
    }

    private static Reply refusal(int status) {
        return new Reply(status, "text/plain", "");
    }
}
