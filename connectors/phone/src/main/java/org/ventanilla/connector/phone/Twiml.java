package org.ventanilla.connector.phone;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Moves of the dialogue in the provider's markup (Twilio, "TwiML for Programmable Voice"). Pure. */
final class Twiml {
    /** Nothing to say. */
    static final String EMPTY = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";

    /** How long a caller may think before it counts as silence. */
    private static final String THINKING_S = "6";

    private static final String RINGING_S = "25";
    private static final String LONGEST_S = "120";

    private final Speech speech;
    private final String base;
    private final @Nullable String operator;
    private final boolean transcribe;

    Twiml(Speech speech, PhoneSettings settings) {
        this.speech = speech;
        this.base = settings.webhookBase();
        this.operator = settings.operator();
        this.transcribe = settings.speech().transcribe();
    }

    String of(Move move) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("Response");
            switch (move.then()) {
                case ASK -> ask(xml, move);
                case PERSON -> person(xml, move);
                case RECORD -> record(xml, move);
                case HANG_UP -> {
                    lines(xml, move);
                    xml.writeEmptyElement("Hangup");
                }
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return text.toString();
    }

    /** Who knows the line need not hear it out: keys and words count while it speaks. Silence is told to us too. */
    private void ask(XMLStreamWriter xml, Move move) throws XMLStreamException {
        xml.writeStartElement("Gather");
        xml.writeAttribute("input", "dtmf speech");
        xml.writeAttribute("numDigits", "1");
        xml.writeAttribute("timeout", THINKING_S);
        xml.writeAttribute("speechTimeout", "auto");
        xml.writeAttribute("actionOnEmptyResult", "true");
        // The provider stars out what it takes for bad words, and streets and shops have such names.
        xml.writeAttribute("profanityFilter", "false");
        xml.writeAttribute("language", speech.locale(move.stand().language()));
        xml.writeAttribute("action", address(PhoneWebhook.TURN, move.stand()));
        xml.writeAttribute("method", "POST");
        lines(xml, move);
        xml.writeEndElement();
    }

    private void person(XMLStreamWriter xml, Move move) throws XMLStreamException {
        lines(xml, move);
        transcription(xml, move);
        xml.writeStartElement("Dial");
        xml.writeAttribute("timeout", RINGING_S);
        xml.writeAttribute("action", address(PhoneWebhook.DIALED, move.stand()));
        xml.writeAttribute("method", "POST");
        xml.writeStartElement("Number");
        xml.writeCharacters(String.valueOf(operator));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** The caller's side only: what the person says is nobody's report. */
    private void transcription(XMLStreamWriter xml, Move move) throws XMLStreamException {
        if (!transcribe) {
            return;
        }
        xml.writeStartElement("Start");
        xml.writeEmptyElement("Transcription");
        xml.writeAttribute("statusCallbackUrl", base + PhoneWebhook.TRANSCRIPTION);
        xml.writeAttribute("statusCallbackMethod", "POST");
        xml.writeAttribute("track", "inbound_track");
        xml.writeAttribute("partialResults", "false");
        xml.writeAttribute("enableAutomaticPunctuation", "true");
        xml.writeAttribute("languageCode", speech.locale(move.stand().language()));
        xml.writeEndElement();
    }

    private void record(XMLStreamWriter xml, Move move) throws XMLStreamException {
        lines(xml, move);
        transcription(xml, move);
        xml.writeEmptyElement("Record");
        xml.writeAttribute("maxLength", LONGEST_S);
        xml.writeAttribute("timeout", THINKING_S);
        xml.writeAttribute("finishOnKey", "#");
        xml.writeAttribute("playBeep", "true");
        xml.writeAttribute("action", address(PhoneWebhook.RECORDED, move.stand()));
        xml.writeAttribute("method", "POST");
        xml.writeAttribute("recordingStatusCallback", base + PhoneWebhook.RECORDING);
        xml.writeAttribute("recordingStatusCallbackEvent", "completed absent");
    }

    private void lines(XMLStreamWriter xml, Move move) throws XMLStreamException {
        for (Move.Line line : move.lines()) {
            xml.writeStartElement("Say");
            xml.writeAttribute("language", speech.locale(line.language()));
            xml.writeCharacters(line.text());
            xml.writeEndElement();
        }
    }

    private String address(String path, Stand stand) {
        return base + path + "?" + stand.query();
    }
}
