package org.ventanilla.hub.opendata;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.Department;
import org.ventanilla.hub.city.Group;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.Origin;
import org.ventanilla.hub.incident.Status;

/**
 * One incident under the field names that the Spanish federation's guide to open data proposes for "Avisos, sugerencias,
 * quejas". It is made of what everybody may see and of nothing else. Pure.
 *
 * @param publicUrl where incidents have their pages, without a trailing slash
 */
public record OpenRecord(City city, String publicUrl) {
    /** The fields in the order of the columns. */
    public static final List<String> FIELDS = List.of(
            "identificador",
            "tipo",
            "canal_entrada",
            "fecha",
            "hora",
            "materia",
            "materia_codigo",
            "concepto",
            "concepto_codigo",
            "barrio",
            "calle",
            "numero",
            "codigo_postal",
            "latitud",
            "longitud",
            "precision_m",
            "departamento",
            "estado",
            "resuelto",
            "fecha_resolucion",
            "fecha_cierre",
            "numero_avisos",
            "url");

    private static final String LANGUAGE = "es";
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final Pattern HOUSE = Pattern.compile("(.*\\S) (\\d{1,4}[A-Za-z]?(?:–\\d{1,4})?)");
    private static final int DECIMALS = 6;
    private static final ResourceBundle WORDS =
            ResourceBundle.getBundle("org.ventanilla.hub.opendata.values", Locale.ROOT);

    /** Field by field; null for what is not known or not told. */
    public Map<String, @Nullable Object> of(IncidentView i, Origin origin) {
        ZoneId zone = city.settings().timeZone();
        var opened = i.openedAt().atZone(zone);
        var category = city.taxonomy().named(i.category());
        var group = category.flatMap(c -> city.taxonomy().group(c.group()));
        boolean resolved = i.status() == Status.RESOLVED;
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("identificador", i.number());
        row.put("tipo", word("tipo", origin.kind()));
        row.put("canal_entrada", word("canal_entrada", origin.channel()));
        row.put("fecha", opened.toLocalDate().toString());
        row.put("hora", HOUR.format(opened));
        row.put("materia", group.map(Group::nameEs).orElse(null));
        row.put("materia_codigo", group.map(Group::code).orElse(null));
        row.put("concepto", category.map(Category::nameEs).orElse(null));
        row.put("concepto_codigo", i.category());
        row.put("barrio", i.area());
        place(row, i);
        row.put("departamento", department(i.department()));
        row.put("estado", word("estado", i.status().name()));
        row.put("resuelto", resolved);
        row.put("fecha_resolucion", resolved ? day(i.closedAt(), zone) : null);
        row.put("fecha_cierre", day(i.closedAt(), zone));
        row.put("numero_avisos", i.reportCount());
        row.put("url", publicUrl + "/incidents/" + i.id());
        return row;
    }

    private static void place(Map<String, @Nullable Object> row, IncidentView i) {
        var house = HOUSE.matcher(i.place() == null ? "" : i.place());
        boolean numbered = house.matches();
        row.put("calle", numbered ? house.group(1) : i.place());
        row.put("numero", numbered ? house.group(2) : null);
        row.put("codigo_postal", null);
        row.put("latitud", degrees(i.lat()));
        row.put("longitud", degrees(i.lon()));
        row.put("precision_m", i.precisionM());
    }

    private @Nullable String department(@Nullable String code) {
        return code == null
                ? null
                : city.taxonomy()
                        .department(code)
                        .map((Department d) -> d.name(LANGUAGE))
                        .orElse(code);
    }

    private static String word(String field, String code) {
        String key = field + "." + code;
        return WORDS.containsKey(key) ? WORDS.getString(key) : code;
    }

    private static @Nullable String day(@Nullable Instant at, ZoneId zone) {
        return at == null
                ? null
                : at.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toLocalDate().toString();
    }

    /** Six decimals are a tenth of a metre. */
    private static @Nullable BigDecimal degrees(@Nullable Double value) {
        return value == null ? null : BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
