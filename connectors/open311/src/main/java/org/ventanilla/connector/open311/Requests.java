package org.ventanilla.connector.open311;

import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Intake;
import org.ventanilla.connector.NoReceipt;
import org.ventanilla.connector.Refused;
import org.ventanilla.connector.open311.Routes.Asked;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.open311.GeoReport;

/** {@code POST requests}: checks, photos, intake, and the number of the request. */
final class Requests {
    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
    private static final int BAD = 400;

    private final Options options;
    private final Photos photos;
    private final Drafts drafts;
    private final Intake intake;
    private final Clock clock;

    Requests(ConnectorContext context, Options options, Photos photos) {
        this.options = options;
        this.photos = photos;
        this.drafts = new Drafts(context.instance(), options);
        this.intake = context.intake();
        this.clock = context.clock();
    }

    void take(Asked asked) {
        List<Checks.Problem> problems = Checks.of(asked.fields(), options);
        if (!problems.isEmpty()) {
            Answers.refuse(asked.ctx(), problems);
            return;
        }
        photos.keep(asked.fields(), asked.ctx().fileUploads())
                .compose(kept -> intake.accept(drafts.request(asked, kept, clock.instant())))
                .onComplete(
                        receipt -> Answers.send(asked.ctx(), 200, answer(receipt, asked.fields())),
                        why -> unsent(asked.ctx(), why));
    }

    private static GeoReport answer(Receipt receipt, Fields fields) {
        var request = new LinkedHashMap<String, @Nullable Object>();
        request.put("service_request_id", receipt.number());
        request.put("service_notice", null);
        String account = fields.value("account_id");
        request.put("account_id", account.isEmpty() ? null : account);
        return GeoReport.list("service_requests", List.of(request));
    }

    /** What the hub will never take is the sender's; anything else is ours, and must come again. */
    static void unsent(RoutingContext ctx, Throwable why) {
        if (why instanceof Refused) {
            LOG.warn("request refused: {}", why.getMessage());
            Answers.refuse(ctx, BAD, "refused");
            return;
        }
        if (why instanceof NoReceipt) {
            LOG.warn("no receipt for a request: {}", why.getMessage());
        } else {
            LOG.error("request could not be handed over", why);
        }
        Answers.later(ctx);
    }
}
