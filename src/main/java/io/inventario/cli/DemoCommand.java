package io.inventario.cli;

import picocli.CommandLine.Command;

/** Groups what loads data to try the product with. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Load data to try the product with; doing it again changes nothing")
final class DemoCommand {}
