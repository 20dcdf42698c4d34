package org.ventanilla.hub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.incident.Status;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class FeedsTest {
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final MadeUpCity city = new MadeUpCity();
    private Listener site;

    @BeforeEach
    void open() throws Exception {
        city.with(MadeUpCity.lamp(9, Status.RECEIVED))
                .with(new Sample(8).place("=cmd|' /C calc'!A0").view())
                .with(MadeUpCity.lamp(7, Status.RESOLVED));
        site = new Listener(city, MadeUpCity.settings());
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    @Test
    void the_feed_is_atom_with_points_and_a_next_page() throws Exception {
        var answer = site.get("/v1/incidents.atom?limit=2&area=Centro");
        assertThat(answer.getHeader("Content-Type")).isEqualTo("application/atom+xml");
        Document feed = read(answer.body().getBytes());
        var entries = feed.getElementsByTagNameNS(ATOM, "entry");
        assertThat(entries.getLength()).isEqualTo(2);
        Element first = (Element) entries.item(0);
        assertThat(text(first, ATOM, "id")).isEqualTo("https://avisos.villaseca.example/incidents/9");
        assertThat(text(first, ATOM, "title")).isEqualTo("Farola apagada o fundida · Recibido");
        assertThat(text(first, "http://www.georss.org/georss", "point")).isEqualTo("43.4623 -3.81");
        assertThat(links(feed, "next"))
                .isEqualTo("https://avisos.villaseca.example/v1/incidents.atom?limit=2&area=Centro&after=8");
        assertThat(links(feed, "alternate"))
                .isEqualTo("https://avisos.villaseca.example/incidents?limit=2&area=Centro");
        assertThat(city.asked.get(0).areas()).isEqualTo(Set.of("Centro"));
    }

    @Test
    void one_incident_is_a_feed_of_its_steps_the_latest_first() throws Exception {
        Document feed = read(site.get("/v1/incidents/7.atom").body().getBytes());
        int steps = city.incidents.get(2).timeline().size();
        assertThat(steps).isPositive();
        assertThat(feed.getElementsByTagNameNS(ATOM, "entry").getLength()).isEqualTo(steps);
        assertThat(site.get("/v1/incidents/12.atom").statusCode()).isEqualTo(404);
    }

    @Test
    void the_table_is_csv_that_no_spreadsheet_runs() throws Exception {
        var answer = site.get("/v1/incidents.csv?limit=3");
        assertThat(answer.getHeader("Content-Type")).startsWith("text/csv");
        assertThat(answer.getHeader("Link"))
                .contains("/v1/incidents.csv?limit=3&after=7")
                .contains("rel=\"next\"");
        String[] lines = answer.bodyAsString().split("\r\n", -1);
        assertThat(lines).hasSize(5);
        assertThat(lines[0]).startsWith("identificador,tipo,canal_entrada,fecha,hora,materia");
        assertThat(lines[2]).contains("'=cmd").doesNotContain(",=cmd");
        assertThat(lines[1]).as("a negative number is no formula").contains(",-3.81");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/incidents",
                "/v1/incidents.geojson",
                "/v1/incidents.csv",
                "/v1/incidents.atom",
                "/v1/incidents/7",
                "/v1/incidents/7.atom"
            })
    void who_has_it_already_is_told_so(String path) throws Exception {
        var first = site.get(path);
        String tag = first.getHeader("ETag");
        assertThat(tag).startsWith("W/\"");
        assertThat(site.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(site.get(path, "If-None-Match", "\"other\", " + tag).statusCode())
                .isEqualTo(304);
        assertThat(site.get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
        String changed = first.getHeader("Last-Modified");
        assertThat(site.get(path, "If-Modified-Since", changed).statusCode()).isEqualTo(304);
        assertThat(site.get(path, "If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT")
                        .statusCode())
                .isEqualTo(200);
        assertThat(site.get(path, "If-Modified-Since", "yesterday").statusCode())
                .isEqualTo(200);
        city.with(new Sample(6).view());
        city.incidents.set(2, new Sample(7).place("Calle Nueva 1").view());
        assertThat(site.get(path, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void a_neighbourhood_that_there_is_not_is_the_askers_mistake() throws Exception {
        var answer = site.get("/v1/incidents.atom?area=Atlantis");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.bodyAsJsonObject()
                        .getJsonArray("fields")
                        .getJsonObject(0)
                        .getString("field"))
                .isEqualTo("area");
    }

    @Test
    void the_list_tells_machines_where_the_same_is() throws Exception {
        assertThat(site.get("/incidents?category=ALU&q=calle").bodyAsString())
                .contains("rel=\"alternate\" type=\"application/atom+xml\"")
                .contains("href=\"/v1/incidents.atom?category=ALU&amp;q=calle\"")
                .contains("href=\"/v1/incidents.csv?category=ALU&amp;q=calle\"");
        assertThat(site.get("/incidents/7").bodyAsString()).contains("href=\"/v1/incidents/7.atom\"");
    }

    private static Document read(byte[] xml) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static String text(Element in, String namespace, String name) {
        return in.getElementsByTagNameNS(namespace, name).item(0).getTextContent();
    }

    private static String links(Document feed, String rel) {
        var links = feed.getDocumentElement().getElementsByTagNameNS(ATOM, "link");
        for (int i = 0; i < links.getLength(); i++) {
            Element link = (Element) links.item(i);
            if (link.getAttribute("rel").equals(rel)) {
                return link.getAttribute("href");
            }
        }
        return "";
    }
}
