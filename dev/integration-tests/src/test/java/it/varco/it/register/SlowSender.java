package it.varco.it.register;

import it.varco.demo.keycloak.KeycloakProcess;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An administrator's program that sends an old register bit by bit on a connection of its own, and reads meanwhile. */
final class SlowSender implements AutoCloseable {

    private static final Duration TIME_TO_ANSWER = Duration.ofMinutes(2);

    private final Socket socket;
    private final OutputStream out;
    private final BufferedReader in;

    private SlowSender(Socket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Begins to send the consultants' register. */
    static SlowSender to(TestRealm realm, TargetKeycloak keycloak) throws IOException {
        Socket socket = new Socket(
                InetAddress.getByName("127.0.0.1"), keycloak.baseUrl().getPort());
        socket.setSoTimeout((int) TIME_TO_ANSWER.toMillis());
        SlowSender sender = new SlowSender(socket);
        sender.write(String.join(
                        "\r\n",
                        List.of(
                                "POST /admin/realms/%s/professional-register/load?profile=consulenti-del-lavoro HTTP/1.1"
                                        .formatted(realm.name()),
                                "Host: localhost",
                                "Authorization: Bearer " + token(realm, keycloak),
                                "Content-Type: text/csv",
                                "Transfer-Encoding: chunked"))
                + "\r\n\r\n");
        return sender;
    }

    /** Sends the next bit. */
    void send(String text) throws IOException {
        write(Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + text + "\r\n");
    }

    /** Says that this was all. */
    void end() throws IOException {
        write("0\r\n\r\n");
    }

    /** Reads on until a line of the answer holds that; the line. */
    String awaitLineWith(String text) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.contains(text)) {
                return line;
            }
        }
        throw new AssertionError("the answer ended before " + text);
    }

    /** Hangs up, whatever was sent. */
    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String token(TestRealm realm, TargetKeycloak keycloak) {
        return HttpPerson.json(new HttpPerson(realm)
                        .post(
                                keycloak.baseUrl().resolve("/realms/master/protocol/openid-connect/token"),
                                Map.of(
                                        "grant_type",
                                        "password",
                                        "client_id",
                                        "admin-cli",
                                        "username",
                                        KeycloakProcess.ADMIN_USERNAME,
                                        "password",
                                        KeycloakProcess.ADMIN_PASSWORD)))
                .path("access_token")
                .asText();
    }
}
