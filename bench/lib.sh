# Shared by the scripts beside it.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_TieredPGO=0
work="$(mktemp -d)"
export MOCKD_DATA_DIR="$work/data"
server_core="${SERVER_CORE:-0}"
client_core="${CLIENT_CORE:-1}"
server=""

stop_server() {
    [[ -n "$server" ]] && kill "$server" 2>/dev/null && wait "$server" 2>/dev/null || true
    server=""
}
trap 'stop_server; rm -rf "$work"' EXIT

build() {
    "$root/mockd" version >/dev/null
    dotnet publish "$root/bench/Baseline/Baseline.csproj" -c Release -r linux-x64 --self-contained false \
        -p:PublishReadyToRun=true -o "$root/artifacts/bench/baseline" --verbosity quiet >/dev/null </dev/null
}

free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 20000))
        (: </dev/tcp/127.0.0.1/$port) 2>/dev/null || { echo $port; return; }
    done
}

# Asks once over a fresh connection; prints the answer.
ask() {
    exec 3<>"/dev/tcp/127.0.0.1/$1" || return 1
    printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$2" >&3
    cat <&3
    exec 3>&-
}

# Waits until a path is answered with 200.
wait_for() {
    until ask "$1" "$2" 2>/dev/null | head -1 | grep -q ' 200'; do
        kill -0 "$server" 2>/dev/null || { echo "the server ended" >&2; exit 1; }
        sleep 0.05
    done
}

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

machine() {
    echo "$(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo), $(nproc) cores," \
        "$(awk '/MemTotal/ { printf "%d GB", $2 / 1048576 }' /proc/meminfo)," \
        ".NET $(dotnet --version), $(date -u +%F), load $(cut -d' ' -f1 /proc/loadavg) at the start"
}

# A configuration over the payments description with one table of N small rows.
write_config() {
    local rows="$1" import="$2" file="$3"
    {
        printf '{"version":"1.0","imports":[{%s,"as":"stripe"}],"complete":"required",' "$import"
        printf '"response":{"timestamps":{"format":"unix","fields":{"createdAt":"created"}},"fields":{"hide":["updatedAt"],'
        printf '"inject":{"object":"customer","livemode":false}},"list":{"extraFields":{"object":"list","has_more":false,"url":""},"hideMeta":true},'
        printf '"create":{"status":200}},"tables":[{"name":"customers","idStrategy":"prefix","idPrefix":"cus_","seedData":['
        awk -v n="$rows" 'BEGIN { for (i = 1; i <= n; i++)
            printf "%s{\"id\":\"cus_%08d\",\"name\":\"Customer %d\",\"email\":\"c%d@example.com\"}", (i > 1 ? "," : ""), i, i, i }'
        printf ']}],"extend":['
        printf '{"mock":"stripe.GetCustomers","table":"customers","action":"list"},'
        printf '{"mock":"stripe.PostCustomers","table":"customers","action":"create"},'
        printf '{"mock":"stripe.GetCustomersCustomer","table":"customers","action":"get"},'
        printf '{"mock":"stripe.PostCustomersCustomer","table":"customers","action":"patch"}]}\n'
    } >"$file"
}
