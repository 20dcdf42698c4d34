package org.ventanilla.connector.sandbox;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What the city told the company to do with a caller, as far as the company of this sandbox understands it.
 *
 * @param said sentences, in order
 * @param gather where the answer goes; null when none is awaited
 * @param dial number to put the caller through to, and where the outcome goes; null for none
 * @param record where news of a message goes that the caller may leave; null for none
 * @param transcription where goes what is written down of the caller's words; null for nowhere
 */
record Script(
        List<String> said,
        @Nullable URI gather,
        @Nullable Dial dial,
        @Nullable Recording record,
        @Nullable URI transcription,
        boolean hangsUp) {
    /** @param action asked when the caller has finished */
    record Recording(URI action, URI callback) {}

    record Dial(String number, @Nullable URI action) {}

    /** Throws {@link IllegalArgumentException} for what the company would refuse (errors 12100 and 12200). */
    static Script of(String twiml) {
        List<String> said = new ArrayList<>();
        URI gather = null;
        Dial dial = null;
        Recording record = null;
        URI transcription = null;
        boolean hangsUp = false;
        for (Element verb : children(root(twiml))) {
            switch (verb.getTagName()) {
                case "Say" -> said.add(verb.getTextContent());
                case "Gather" -> {
                    children(verb).forEach(inner -> said.add(inner.getTextContent()));
                    gather = URI.create(verb.getAttribute("action"));
                }
                case "Dial" -> dial = new Dial(verb.getTextContent().strip(), URI.create(verb.getAttribute("action")));
                case "Start" -> transcription = started(verb);
                case "Record" ->
                    record = new Recording(
                            URI.create(verb.getAttribute("action")),
                            URI.create(verb.getAttribute("recordingStatusCallback")));
                case "Hangup" -> hangsUp = true;
                default -> throw new IllegalArgumentException("no such verb: " + verb.getTagName());
            }
        }
        return new Script(said, gather, dial, record, transcription, hangsUp);
    }

    private static URI started(Element start) {
        var inner = children(start);
        if (inner.size() != 1 || !inner.get(0).getTagName().equals("Transcription")) {
            throw new IllegalArgumentException("nothing that can be started");
        }
        return URI.create(inner.get(0).getAttribute("statusCallbackUrl"));
    }

    private static Element root(String twiml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(twiml)))
                    .getDocumentElement();
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalArgumentException("not XML", e);
        }
    }

    private static List<Element> children(Element parent) {
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < parent.getChildNodes().getLength(); i++) {
            if (parent.getChildNodes().item(i) instanceof Element element) {
                all.add(element);
            }
        }
        return all;
    }
}
