package io.inventario.audit;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets the sealer work on its own; commands create their beans only when asked and so never start it. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class AuditConfiguration {}
