package it.varco.demo;

import it.varco.demo.order.OrderKey;
import it.varco.demo.order.OrderSystem;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Sends a file to the register of a demo that runs, as the Order does; what is answered is printed. */
public final class OrderSpeaks {

    private static final String LINES = ".jsonl";
    private static final int ACCEPTED = 200;

    private OrderSpeaks() {}

    /** The file: one message in JSON, or one a line where its name ends in {@code .jsonl}. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("Usage: dev/demo/order FILE");
            System.exit(2);
        }
        Ports ports = Ports.fromEnvironment(Optional.ofNullable(System.getenv(Ports.OFFSET_VARIABLE)));
        DemoState state = new DemoState(
                new Checkout(Path.of(System.getProperty("varco.checkout", "")).toAbsolutePath()).state(ports));
        OrderSystem order = new OrderSystem(
                ports.addresses().keycloak().resolve("/realms/" + Demo.REALM), Demo.ORDER, OrderKey.in(state.order()));
        Path file = Path.of(arguments[0]);
        HttpResponse<String> answer = order.send(
                file.toString().endsWith(LINES) ? OrderSystem.LINES : OrderSystem.ONE, Files.readString(file));
        System.out.println(answer.statusCode() + " " + answer.body());
        System.exit(answer.statusCode() == ACCEPTED ? 0 : 1);
    }
}
