package it.varco.it.card;

import it.varco.it.kit.HttpPerson.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** HTTP as bytes on a connection, for requests that no well-meant client makes. */
final class Wire {

    private static final Duration TIME_TO_ANSWER = Duration.ofMinutes(2);
    private static final String NEW_LINE = "\r\n";

    private Wire() {}

    /** A request, whatever it is. */
    record Request(String line, List<String> headers, String body) {

        /** An empty form posted there. */
        static Request post(URI address, List<String> headers) {
            return new Request(
                    "POST %s?%s HTTP/1.1".formatted(address.getRawPath(), address.getRawQuery()), headers, "");
        }

        static Request get(String target) {
            return new Request("GET " + target + " HTTP/1.1", List.of("Host: localhost"), "");
        }

        private byte[] bytes() {
            String head = line + NEW_LINE + String.join(NEW_LINE, headers) + NEW_LINE
                    + "Accept: text/html" + NEW_LINE
                    + "Content-Type: application/x-www-form-urlencoded" + NEW_LINE
                    + "Content-Length: " + body.length() + NEW_LINE + NEW_LINE;
            return (head + body).getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** Sends a request from that address of this machine, in the clear; the page that comes back. */
    static Page clear(String from, URI server, Request request) {
        try (Socket socket =
                new Socket(InetAddress.getByName("127.0.0.1"), server.getPort(), InetAddress.getByName(from), 0)) {
            return page(server, exchange(socket, List.of(request)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sends a request over TLS with what is in the reader; the page that comes back. */
    static Page secure(CardReaderAtHome reader, URI server, Request request) {
        return page(server, secure(reader, server, List.of(request)));
    }

    /** Sends requests one after the other on one connection, without waiting; all that comes back. */
    static String secure(CardReaderAtHome reader, URI server, List<Request> requests) {
        try (Socket socket = reader.connect(server.getPort())) {
            return exchange(socket, requests);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String exchange(Socket socket, List<Request> requests) throws IOException {
        socket.setSoTimeout((int) TIME_TO_ANSWER.toMillis());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < requests.size(); i++) {
            byte[] bytes = requests.get(i).bytes();
            boolean isLast = i == requests.size() - 1;
            all.writeBytes(
                    isLast
                            ? new String(bytes, StandardCharsets.ISO_8859_1)
                                    .replaceFirst(NEW_LINE, NEW_LINE + "Connection: close" + NEW_LINE)
                                    .getBytes(StandardCharsets.ISO_8859_1)
                            : bytes);
        }
        socket.getOutputStream().write(all.toByteArray());
        socket.getOutputStream().flush();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(answer);
        } catch (SocketException closedByTheOther) {
            // What came before counts.
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static Page page(URI server, String answer) {
        int head = answer.indexOf(NEW_LINE + NEW_LINE);
        if (head < 0) {
            throw new AssertionError("no answer: " + answer);
        }
        String body = answer.substring(head);
        if (Pattern.compile("(?im)^transfer-encoding: *chunked")
                .matcher(answer.substring(0, head))
                .find()) {
            body = body.replaceAll("\r\n[0-9A-Fa-f]+\r\n", "");
        }
        return new Page(server, Integer.parseInt(answer.substring(9, 12)), body);
    }
}
