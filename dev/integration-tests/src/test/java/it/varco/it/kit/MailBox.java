package it.varco.it.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server that takes whatever comes, one message after another, and delivers it to the test. */
public final class MailBox implements AutoCloseable {

    private static final int SECONDS_TO_WAIT = 120;
    private static final Pattern LINK =
            Pattern.compile("https?://[^\\s\"<>]*/login-actions/action-token\\?[^\\s\"<>]*");

    private final ServerSocket server;
    private final BlockingQueue<Letter> letters = new LinkedBlockingQueue<>();
    private final AtomicInteger toRefuse = new AtomicInteger();

    private MailBox(ServerSocket server) {
        this.server = server;
    }

    /** Opens it on a free port of the loopback interface. */
    public static MailBox open() {
        try {
            MailBox box = new MailBox(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            Thread postman = new Thread(box::receive, "mail box");
            postman.setDaemon(true);
            postman.start();
            return box;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes it the mail server of a realm that is about to be imported. */
    public void serve(ObjectNode realm) {
        realm.putObject("smtpServer")
                .put("host", server.getInetAddress().getHostAddress())
                .put("port", Integer.toString(server.getLocalPort()))
                .put("from", "varco@example.org");
    }

    /** Takes none of the next so many messages: the sender may come again. */
    public void refuseNext(int messages) {
        toRefuse.set(messages);
    }

    /** How many messages are still to be refused. */
    public int stillToRefuse() {
        return toRefuse.get();
    }

    /** The next message. */
    public Letter next() {
        try {
            Letter letter = letters.poll(SECONDS_TO_WAIT, TimeUnit.SECONDS);
            if (letter == null) {
                throw new AssertionError("no message came");
            }
            return letter;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The link to Keycloak's action token in the next message. */
    public URI nextLink() {
        String message = next().source();
        Matcher link = LINK.matcher(message.replace("=\n", "").replace("=3D", "="));
        if (!link.find()) {
            throw new AssertionError("no link in the message: " + message);
        }
        return URI.create(link.group().replace("&amp;", "&"));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void receive() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                talk(
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8)),
                        new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8));
            } catch (IOException closedOrGone) {
                // The next sender gets its turn; a closed box has none.
            }
        }
    }

    /** As little of RFC 5321 as a sender needs. */
    private void talk(BufferedReader in, PrintWriter out) throws IOException {
        String to = "";
        say(out, "220 ready");
        for (String command = in.readLine(); command != null; command = in.readLine()) {
            if (command.startsWith("QUIT")) {
                say(out, "221 bye");
                return;
            }
            if (command.startsWith("RCPT TO:") && toRefuse.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                say(out, "451 later");
                continue;
            }
            if (command.startsWith("RCPT TO:")) {
                to = command.replaceAll("^RCPT TO:\\s*<|>.*$", "");
            }
            if (command.startsWith("DATA")) {
                say(out, "354 go on");
                letters.add(new Letter(to, readMessage(in)));
            }
            say(out, "250 fine");
        }
    }

    private static String readMessage(BufferedReader in) throws IOException {
        StringBuilder message = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            message.append(line).append('\n');
        }
        return message.toString();
    }

    private static void say(PrintWriter out, String line) {
        out.print(line + "\r\n");
        out.flush();
    }
}
