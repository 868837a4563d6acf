# The application as a container, for platforms that have no Java of their own; src/docs/deployment.md says how to run it.
# Secrets are variables of the platform: none is needed here, and .dockerignore keeps local ones out.
FROM node:24-bookworm-slim AS node

FROM eclipse-temurin:25-jdk-noble AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules/npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm \
    && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
WORKDIR /build
COPY . .
RUN ./mvnw -B -ntp -DskipTests -Dspotless.check.skip package

FROM eclipse-temurin:25-jre-noble
# pg_dump and psql of the newest server: an older one refuses to back up a newer server.
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates postgresql-common \
    && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y \
    && apt-get install -y --no-install-recommends postgresql-client-18 \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --create-home --home-dir /app inventario
WORKDIR /app
COPY jvm.options ./
COPY --from=build /build/target/inventario.jar ./
USER inventario
ENV MALLOC_ARENA_MAX=2
EXPOSE 8080
# exec: SIGTERM goes to Java and not to a shell
CMD ["sh", "-c", "exec java @jvm.options $JAVA_OPTS -jar inventario.jar run"]
