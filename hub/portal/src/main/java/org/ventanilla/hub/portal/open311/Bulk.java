package org.ventanilla.hub.portal.open311;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.PublicReport;
import org.ventanilla.hub.incident.ReportFilter;
import org.ventanilla.hub.incident.ReportFilter.Page;
import org.ventanilla.hub.incident.ReportFilter.Span;
import org.ventanilla.hub.opendata.CsvLines;

/** All public requests in one file (GeoReport bulk, CSV), oldest first, sent piece by piece: never all of it in memory. */
record Bulk(Open311Data data, Open311Settings settings, Sending sending) {
    private static final Logger LOG = LoggerFactory.getLogger(Bulk.class);
    private static final int PIECE = 500;
    private static final CsvSchema COLUMNS = CsvSchema.builder()
            .addColumns(
                    List.of(
                            "service_request_id",
                            "requested_datetime",
                            "updated_datetime",
                            "closed_date",
                            "status_description",
                            "status_notes",
                            "source",
                            "service_name",
                            "service_subtype",
                            "description",
                            "agency_responsible",
                            "address",
                            "lat",
                            "long"),
                    CsvSchema.ColumnType.STRING)
            .build();
    private static final ObjectWriter ROWS = new CsvMapper().writer(COLUMNS);
    private static final ObjectWriter HEADED = new CsvMapper().writer(COLUMNS.withHeader());

    void all(RoutingContext ctx) {
        var documents = new Documents(data, settings, sending.texts(ctx));
        piece(0).onFailure(ctx::fail)
                .compose(first -> {
                    ctx.response().putHeader("Content-Type", "text/csv; charset=utf-8");
                    ctx.response().putHeader("Cache-Control", "no-cache");
                    var unused = ctx.response().setChunked(true);
                    return write(ctx, documents, first, 0);
                })
                .compose(done -> ctx.response().end())
                .onFailure(why -> LOG.debug("bulk file not sent to its end: {}", why.toString()));
    }

    private Future<List<PublicReport>> piece(long skip) {
        return data.requests(new ReportFilter(
                null, null, List.of(), null, Span.ALWAYS, Span.ALWAYS, null, new Page(true, skip, PIECE)));
    }

    private Future<Void> write(RoutingContext ctx, Documents documents, List<PublicReport> reports, long before) {
        ObjectWriter writer = before == 0 ? HEADED : ROWS;
        String text = text(writer, reports.stream().map(r -> row(r, documents)).toList());
        return ctx.response()
                .write(text)
                .compose(written -> reports.size() < PIECE
                        ? Future.succeededFuture()
                        : piece(before + PIECE).compose(next -> write(ctx, documents, next, before + PIECE)));
    }

    private static String text(ObjectWriter writer, List<Map<String, @Nullable Object>> rows) {
        try {
            return writer.writeValueAsString(new ArrayList<>(rows));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rows of texts can be written", e);
        }
    }

    private Map<String, @Nullable Object> row(PublicReport report, Documents documents) {
        IncidentView i = report.incident();
        var request = documents.request(report, false);
        var row = new LinkedHashMap<String, @Nullable Object>();
        for (CsvSchema.Column column : COLUMNS) {
            row.put(column.getName(), harmless(request.get(column.getName())));
        }
        row.put("closed_date", documents.time(i.closedAt()));
        row.put("status_description", request.get("status"));
        row.put("source", harmless(source(report)));
        return row;
    }

    /** What others wrote must not run in a spreadsheet. */
    private static @Nullable Object harmless(@Nullable Object value) {
        return value instanceof String text ? CsvLines.harmless(text) : value;
    }

    /** The label of the program it came by; else the channel. */
    private static String source(PublicReport report) {
        String id = report.nativeId();
        int colon = id == null || !"open311".equals(report.channel()) ? -1 : id.indexOf(':');
        return id == null || colon < 0 ? report.channel() : report.channel() + ":" + id.substring(0, colon);
    }
}
