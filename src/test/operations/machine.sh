# Sourced by run: the machine that a walk finds: the program's folder as the packaged jar lies in it, and a server of its own.

free_port() {
    local port
    while port=$((20000 + RANDOM % 12000)); (: <>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
    echo "$port"
}

# pg_createcluster and its like take their settings from here, and so leave the machine's own clusters alone.
start_server() {
    local home=$1 port=$2
    export PG_CLUSTER_CONF_ROOT="$home/etc"
    install -d -o postgres "$home" "$home/etc" "$home/socket"
    pg_createcluster 15 main -p "$port" -d "$home/data" -l "$home/log" -s "$home/socket" -- --no-sync >"$home/created" 2>&1 \
        || { cat "$home/created"; return 1; }
    pg_ctlcluster 15 main start
}

stop_server() { [ ! -d "$1/data" ] || pg_ctlcluster --mode immediate 15 main stop || true; }

# ./inventario builds what is newer than the jar. A whole build takes minutes, so this one's puts the change log into it and nothing else.
lay_out_program() {
    local folder=$1
    mkdir -p "$folder"/{.mvn,frontend,target,src/main/resources/db}
    cp "$root/inventario" "$root/jvm.options" "$root/pom.xml" "$folder"
    cp "$root/.mvn/tools.sh" "$folder/.mvn"
    cp -r "$root/src/main/resources/db/changelog" "$folder/src/main/resources/db"
    cp "$root/target/inventario.jar" "$folder/target"
    cat >"$folder/mvnw" <<'SH'
#!/usr/bin/env bash
set -euo pipefail
. .mvn/tools.sh
find_jdk
mkdir -p target/BOOT-INF/classes
cp -r src/main/resources/db target/BOOT-INF/classes
"$JAVA_HOME/bin/jar" --update --file target/inventario.jar -C target BOOT-INF/classes/db
SH
    chmod +x "$folder/mvnw"
    touch "$folder/target/inventario.jar"
}

# The page says sudo, as a person would; this script is root already.
sudo() {
    local user=root
    if [ "$1" = -u ]; then user=$2; shift 2; fi
    runuser -u "$user" -- "$@"
}

# What cron does with a line of a crontab.
as_cron() {
    local fields command
    read -r fields fields fields fields fields command <<<"$1"
    env -i HOME="$HOME" LOGNAME=root SHELL=/bin/sh PATH=/usr/bin:/bin /bin/sh -c "$command"
}
