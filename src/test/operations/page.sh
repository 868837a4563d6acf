# Sourced by run: reads a walk of the page and executes it. All of it runs in one shell, so that `export` and `cd` last as they do for a person.

titles_of() { awk '/^```/ { inside = !inside } !inside && /^# / && n++ { print substr($0, 3) }' "$1"; }

# The lines between this walk's title and the next one's.
lines_of() { awk -v title="# $2" '/^```/ { inside = !inside } !inside && /^# / { mine = $0 == title; next } mine' "$1"; }

walk() {
    local title=$1 folder=$2 database_port web_port
    local section='' since=$SECONDS ran=0 wrong=0 command='' ends='' open=''
    local expected=() typed=() status=0 stays=''
    set -m # what stays open gets a group of its own, so that Ctrl-C reaches all of it and nothing else
    database_port=$(free_port) web_port=$(free_port)
    trap 'hang_up; stop_server "$folder/server"' EXIT
    trap 'exit 143' TERM
    mkdir -p "$folder"
    start_server "$folder/server" "$database_port"
    lay_out_program "$folder/program"
    mkfifo "$folder/keyboard"
    cd "$folder/program"
    unset DATABASE_URL SECRET_KEY SECRET_KEY_FALLBACKS BACKUP_DIR BACKUP_URL AUDIT_HEAD_FOLDER METRICS_TOKEN EMAIL_HOST DEBUG
    export PORT=$web_port JAVA_OPTS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
    echo "$title"
    lines_of "$page" "$title" >"$folder/lines"
    sed -i "s/\b5432\b/$database_port/g; s/\b8080\b/$web_port/g; s#/srv/inventario#$PWD#g" "$folder/lines"
    local line block=''
    while IFS= read -r line <&3; do
        case "$block$line" in
            '```sh' | '```cron') block="${line#???} " ;;
            '```'*) echo "A block of another kind: $line"; wrong=$((wrong + 1)) ;;
            '## '*) finish_section; section=${line#'## '} ;;
            'sh ```' | 'cron ```') execute; block='' ;;
            'cron '*) command="as_cron '${line//\'/\'\\\'\'}'"; execute ;;
            'sh '*) read_line "$line" ;;
        esac
        echo "$ran $wrong" >"$folder/counts"
    done 3<"$folder/lines"
    finish_section
    echo "$ran $wrong" >"$folder/counts"
}

finish_section() {
    hang_up
    [ -z "$section" ] || printf '%5d s  %s\n' "$((SECONDS - since))" "$section"
    since=$SECONDS
}

# A line of a block: more of a here-document, what is expected of the command before it, or the next command.
read_line() {
    if [ -n "$ends" ]; then
        command+=$'\n'$1
        [ "$1" != "$ends" ] || ends=''
        return
    fi
    case "$1" in
        '# exit status '*) status=${1#'# exit status '} ;;
        '# typed: '*) typed+=("${1#'# typed: '}") ;;
        '# until Ctrl-C') stays=yes ;;
        '# '*) expected+=("${1#'# '}") ;;
        '') ;;
        *)
            execute
            command=$1
            if [[ "$1" =~ \<\<\'?([A-Z]+) ]]; then ends=${BASH_REMATCH[1]}; fi
            ;;
    esac
}

execute() {
    [ -n "$command" ] || return 0
    local ended=0 missing
    ran=$((ran + 1))
    local output="$folder/output"
    if [ -n "$stays" ]; then
        output="$folder/open"
        : >"$output"
        eval "exec env $command" >"$output" 2>&1 3<&- <>"$folder/keyboard" &
        open=$!
        wait_for_output
    else
        : >"$folder/typed"
        [ ${#typed[@]} = 0 ] || printf '%s\n' "${typed[@]}" >"$folder/typed"
        eval "$command" >"$output" 2>&1 3<&- <"$folder/typed" || ended=$?
    fi
    missing=$(missing_line)
    if [ "$ended" != "$status" ] || [ -n "$missing" ]; then
        wrong=$((wrong + 1))
        printf 'WRONG  %s\n  $ %s\n' "$section" "$command"
        [ "$ended" = "$status" ] || echo "  ended with $ended, not $status"
        [ -z "$missing" ] || echo "  did not print: $missing"
        sed 's/^/  | /' "$output"
    fi
    command='' expected=() typed=() status=0 stays=''
}

# The first line that was to be printed and was not, in this order; nothing when all were.
missing_line() {
    local line number from=1
    for line in "${expected[@]}"; do
        number=$(sed 's/[[:space:]]*$//' "$output" | tail -n "+$from" | grep -nxE -m 1 -e "$(pattern "$line")" | cut -d: -f1 || true)
        [ -n "$number" ] || { echo "$line"; return; }
        from=$((from + number))
    done
}

pattern() { sed 's/[][\.*^$(){}?+|]/\\&/g; s/…/.*/g' <<<"$1"; }

wait_for_output() {
    local left=180
    while [ -n "$(missing_line)" ] && kill -0 "$open" 2>/dev/null && [ $((left -= 1)) -gt 0 ]; do sleep 1; done
}

# Ctrl-C for what stayed open, and its status is that of a program ended so.
hang_up() {
    local ended=0
    [ -n "$open" ] || return 0
    kill -INT -- "-$open" 2>/dev/null || true
    wait "$open" 2>/dev/null || ended=$?
    if [ "$ended" != 130 ]; then
        wrong=$((wrong + 1))
        echo "WRONG  $section: what stayed open ended with $ended, not with 130 at Ctrl-C"
        sed 's/^/  | /' "$folder/open"
    fi
    open=''
}
