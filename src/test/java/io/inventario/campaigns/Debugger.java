package io.inventario.campaigns;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.Location;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.VMDeathEvent;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds a process of the program before a line of its own code, as a debugger does, so that it can be killed exactly there. */
final class Debugger implements AutoCloseable {
    private static final int HELLO = 60_000;

    private final ListeningConnector connector;
    private final Map<String, Connector.Argument> arguments;
    private final String address;
    private @Nullable VirtualMachine machine;
    private boolean found;

    Debugger() throws IOException {
        connector = Bootstrap.virtualMachineManager().listeningConnectors().stream()
                .filter(one -> one.transport().name().equals("dt_socket"))
                .findFirst()
                .orElseThrow();
        arguments = connector.defaultArguments();
        argument("port", "0");
        argument("localAddress", "127.0.0.1");
        argument("timeout", String.valueOf(HELLO));
        try {
            address = connector.startListening(arguments);
        } catch (IllegalConnectorArgumentsException e) {
            throw new IllegalStateException(e);
        }
    }

    private void argument(String name, String value) {
        Connector.Argument argument = arguments.get(name);
        if (argument == null) {
            throw new IllegalStateException("This Java's debugger knows no " + name);
        }
        argument.setValue(value);
    }

    /**
     * A line that is passed.
     *
     * @param line which of the method's lines, counted from the first; one behind the last counts from the first again
     * @param visit how often it is passed until then
     */
    record Place(String type, String method, int line, int visit) {
        @Override
        public String toString() {
            return type.substring(type.lastIndexOf('.') + 1) + "." + method + " line " + line
                    + (visit > 1 ? ", visit " + visit : "");
        }
    }

    /** What the process must be started with to be held. */
    List<String> options() {
        return List.of("-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address="
                + (address.contains(":") ? address : "127.0.0.1:" + address));
    }

    /** Lets the process that was just started run; whether it came to the place, and is held there, before it ended. */
    boolean holds(Place place, Duration most) throws IOException, InterruptedException {
        try {
            VirtualMachine attached = connector.accept(arguments);
            machine = attached;
            ClassPrepareRequest prepared = attached.eventRequestManager().createClassPrepareRequest();
            prepared.addClassFilter(place.type());
            prepared.enable();
            attached.resume();
            long deadline = System.nanoTime() + most.toNanos();
            while (System.nanoTime() < deadline) {
                EventSet events = attached.eventQueue().remove(1_000);
                if (events != null && isHeld(attached, events, place)) {
                    return true;
                }
            }
            throw new AssertionError("The process neither came to " + place + " nor ended within " + most);
        } catch (IllegalConnectorArgumentsException e) {
            throw new IllegalStateException(e);
        } catch (VMDisconnectedException ended) {
            if (!found) {
                throw new AssertionError("The program has no such place any more: " + place, ended);
            }
            return false;
        }
    }

    /** Lets a process that is held go on, and no longer looks at it. */
    void letGo() {
        if (machine != null) {
            machine.dispose();
        }
    }

    private boolean isHeld(VirtualMachine machine, EventSet events, Place place) {
        for (Event event : events) {
            switch (event) {
                case ClassPrepareEvent loaded -> stopAt(machine, loaded.referenceType(), place);
                case BreakpointEvent reached -> {
                    return true;
                }
                case VMDeathEvent ended -> {}
                case VMDisconnectEvent gone -> throw new VMDisconnectedException();
                default -> {}
            }
        }
        events.resume();
        return false;
    }

    private void stopAt(VirtualMachine machine, ReferenceType type, Place place) {
        List<Location> lines = lines(type, place.method());
        found = true;
        BreakpointRequest stop =
                machine.eventRequestManager().createBreakpointRequest(lines.get(place.line() % lines.size()));
        stop.addCountFilter(place.visit());
        stop.enable();
    }

    private static List<Location> lines(ReferenceType type, String method) {
        try {
            List<Location> lines = type.methodsByName(method).getFirst().allLineLocations();
            return lines.stream()
                    .filter(line -> lines.stream()
                            .noneMatch(other ->
                                    other.lineNumber() == line.lineNumber() && other.codeIndex() < line.codeIndex()))
                    .toList();
        } catch (AbsentInformationException e) {
            throw new IllegalStateException(type + " was compiled without the numbers of its lines", e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connector.stopListening(arguments);
        } catch (IllegalConnectorArgumentsException e) {
            throw new IllegalStateException(e);
        }
    }
}
