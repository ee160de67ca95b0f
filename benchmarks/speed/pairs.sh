# To be sourced. run NAME OUTPUT COMMAND...: runs once; exit code and a word of the output have to be right, or
# everything stops: a process that died early is the fastest of all. Adds "NAME wall cpu rssKiB" to $times.
run() {
  name=$1 want=$2
  shift 2
  code=0
  /usr/bin/time -o "$work/time.txt" -f '%e %U %S %M' "$@" >"$work/out.txt" 2>&1 || code=$?
  if [ "$code" -ne 0 ] || ! grep -q -- "$want" "$work/out.txt"; then
    echo "$name: exit $code, no '$want' in:" >&2
    tail -5 "$work/out.txt" >&2
    exit 1
  fi
  tail -1 "$work/time.txt" | awk -v n="$name" '{ printf "%s %s %.2f %s\n", n, $1, $2 + $3, $4 }' >>"$times"
}

# summary [BASE]: median and range of each name, and the medians of wall and of processor time against BASE, run by run
summary() {
  awk -v base="${1:-}" '
    function med(a, n,   i, j, t) {
      for (i = 2; i <= n; i++) { t = a[i]; for (j = i - 1; j > 0 && a[j] > t; j--) a[j + 1] = a[j]; a[j + 1] = t }
      low = a[1]; high = a[n]; return a[int((n + 1) / 2)] }
    { if (!($1 in n)) order[++names] = $1; k = ++n[$1]; wall[$1, k] = $2; cpu[$1, k] = $3; rss[$1, k] = $4 }
    END { for (o = 1; o <= names; o++) { m = order[o]
        for (i = 1; i <= n[m]; i++) a[i] = wall[m, i]; w = med(a, n[m]); wl = low; wh = high
        for (i = 1; i <= n[m]; i++) a[i] = cpu[m, i]; c = med(a, n[m])
        for (i = 1; i <= n[m]; i++) a[i] = rss[m, i]; r = med(a, n[m])
        printf "| %s | %d | %.2f (%.2f-%.2f) | %.2f | %.0f |", m, n[m], w, wl, wh, c, r / 1024
        if (base != "" && n[base] == n[m]) {
          for (i = 1; i <= n[m]; i++) a[i] = wall[m, i] / wall[base, i]
          q = med(a, n[m]); printf " %.2f (%.2f-%.2f) |", q, low, high
          for (i = 1; i <= n[m]; i++) a[i] = cpu[m, i] / (cpu[base, i] > 0 ? cpu[base, i] : 0.01)
          q = med(a, n[m]); printf " %.2f (%.2f-%.2f) |", q, low, high }
        print "" } }' "$times"
}
