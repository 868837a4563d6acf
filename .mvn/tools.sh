# Sourced by ./mvnw and ./inventario: finds a JDK 25+, a Node 24+ and a Maven 3.9, installing once what is missing.
# Says in one line what it chose. Needs nothing set: JAVA_HOME and PATH are honoured when they fit.
inventario_cache="${XDG_CACHE_HOME:-$HOME/.cache}/inventario"
node_version=24.21.0 npm_version=11 maven_version=3.9.11 fetcher=mvn-artifact-download@6.1.2
maven_sha512=03e2d65d4483a3396980629f260e25cac0d8b6f7f2791e4dc20bc83f9514db8d0f05b0479e699a5f34679250c49c8e52e961262ded468a20de0be254d8207076

fail() { echo "$*" >&2; exit 1; }

# The major version a JDK's own "release" file names: cheaper than starting it.
jdk_major() { [ -x "$1/bin/javac" ] && sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null; }
jdk_fits() { local major; major=$(jdk_major "$1"); [ "${major:-0}" -ge 25 ]; }

find_jdk() {
  local candidate on_path
  on_path=$(command -v javac || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    if [ -n "$candidate" ] && jdk_fits "$candidate"; then export JAVA_HOME="$candidate"; return; fi
  done
  fail "Inventario needs a JDK 25 or newer: none in JAVA_HOME, PATH, /usr/lib/jvm, ~/.sdkman or ~/.jdks."
}

node_fits() { local major; major=$("$1" -p 'process.versions.node.split(".")[0]' 2>/dev/null); [ "${major:-0}" -ge 24 ]; }

# Vaadin wants bin/node with lib/node_modules/npm beside it, so the npm packages are laid out like an installation.
find_node() {
  local home="$inventario_cache/node-$node_version" staging
  if command -v node >/dev/null && node_fits node && command -v npm >/dev/null; then node_home="PATH"; return; fi
  if [ ! -x "$home/bin/node" ]; then
    command -v npm >/dev/null || { node_home="Vaadin's own download"; return; }
    staging=$(mktemp -d "${TMPDIR:-/tmp}/inventario-node.XXXXXX")
    (cd "$staging" && npm install --silent --no-save --no-audit --no-fund --prefix . "node@$node_version" "npm@$npm_version" >/dev/null 2>"$staging/log") \
      || { cat "$staging/log" >&2; rm -rf "$staging"; node_home="Vaadin's own download"; return; }
    mkdir -p "$staging/home/bin" "$staging/home/lib/node_modules" "$inventario_cache"
    cp -L "$staging/node_modules/.bin/node" "$staging/home/bin/node"
    mv "$staging/node_modules/npm" "$staging/home/lib/node_modules/npm"
    ln -s ../lib/node_modules/npm/bin/npm-cli.js "$staging/home/bin/npm"
    ln -s ../lib/node_modules/npm/bin/npx-cli.js "$staging/home/bin/npx"
    rm -rf "$home"; mv "$staging/home" "$home" 2>/dev/null || [ -x "$home/bin/node" ] || fail "Could not write $home"
    rm -rf "$staging"
  fi
  node_home="$home"
  export PATH="$home/bin:$PATH"
}

# Maven comes from the central repository by its coordinates, through npm, and only the pinned archive is accepted.
find_maven() {
  local home="$inventario_cache/maven-$maven_version" staging archive
  if [ ! -x "$home/bin/mvn" ]; then
    staging=$(mktemp -d "${TMPDIR:-/tmp}/inventario-maven.XXXXXX")
    (cd "$staging" && npm install --silent --no-save --no-audit --no-fund --prefix . "$fetcher" >/dev/null \
      && node -e 'require("mvn-artifact-download").default(process.argv[1], ".").catch(e => { console.error(e.message); process.exit(1) })' \
        "org.apache.maven:apache-maven:zip:bin:$maven_version") || { rm -rf "$staging"; fail "Could not fetch Maven $maven_version."; }
    archive="$staging/apache-maven-$maven_version-bin.zip"
    echo "$maven_sha512  $archive" | sha512sum --check --status || { rm -rf "$staging"; fail "The fetched Maven $maven_version is not the pinned one."; }
    (cd "$staging" && "$JAVA_HOME/bin/jar" -xf "$archive")
    chmod +x "$staging/apache-maven-$maven_version/bin/mvn"
    mkdir -p "$inventario_cache"; rm -rf "$home"; mv "$staging/apache-maven-$maven_version" "$home"
    rm -rf "$staging"
  fi
  maven_home="$home"
}
