package org.ventanilla.connector.email;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The smallest {@code winmail.dat} with words and a file ([MS-OXTNEF] section 2.1), little-endian throughout. */
final class Tnef {
    private static final int SIGNATURE = 0x223E9F78;
    private static final int MESSAGE = 1;
    private static final int ATTACHMENT = 2;
    private static final int MAPI_PROPERTIES = 0x00069003;
    private static final int RENDER_DATA = 0x00069002;
    private static final int TITLE = 0x00018010;
    private static final int DATA = 0x0006800F;
    private static final int RTF_COMPRESSED = 0x10090102;
    private static final int UNCOMPRESSED = 0x414C454D;

    private Tnef() {}

    static byte[] of(String rtf, String name, byte[] file) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(numbers(SIGNATURE).array());
        out.writeBytes(new byte[] {1, 0});
        attribute(out, MESSAGE, MAPI_PROPERTIES, rtfProperty(rtf.getBytes(StandardCharsets.US_ASCII)));
        attribute(out, ATTACHMENT, RENDER_DATA, new byte[14]);
        attribute(out, ATTACHMENT, TITLE, (name + "\0").getBytes(StandardCharsets.US_ASCII));
        attribute(out, ATTACHMENT, DATA, file);
        return out.toByteArray();
    }

    /** [MS-OXRTFCP] section 2.1.3.1: a header that says the rest is not compressed. */
    private static byte[] rtfProperty(byte[] rtf) {
        var value = new ByteArrayOutputStream();
        value.writeBytes(numbers(rtf.length + 12, rtf.length, UNCOMPRESSED, 0).array());
        value.writeBytes(rtf);
        var properties = new ByteArrayOutputStream();
        properties.writeBytes(numbers(1, RTF_COMPRESSED, 1, value.size()).array());
        properties.writeBytes(value.toByteArray());
        properties.writeBytes(new byte[(4 - value.size() % 4) % 4]);
        return properties.toByteArray();
    }

    private static void attribute(ByteArrayOutputStream out, int level, int id, byte[] data) {
        int sum = 0;
        for (byte one : data) {
            sum += one & 0xFF;
        }
        out.write(level);
        out.writeBytes(numbers(id, data.length).array());
        out.writeBytes(data);
        out.write(sum & 0xFF);
        out.write(sum >> 8 & 0xFF);
    }

    private static ByteBuffer numbers(int... values) {
        var buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            buffer.putInt(value);
        }
        return buffer;
    }
}
