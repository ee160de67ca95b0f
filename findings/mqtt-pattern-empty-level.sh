#!/usr/bin/env bash
# Libraries: mqtt-pattern 2.1.1 and mqtt-match 3.0.0 (npm), topic filters of MQTT.
# Behaviour: the standard's own example says that `/finance` matches `+/+` (MQTT 3.1.1, 4.7.1.3). mqtt-pattern lets a plus match
# no empty level: neither `+/+` on /finance nor `ward/+/alarm` on ward//alarm. And in both libraries a filter that begins
# with a wildcard matches topics that begin with a dollar sign, which 4.7.2 forbids.
# Why it matters: a gateway with the filter by which the broker was subscribed drops the alarms of a bed without a name.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix . mqtt-pattern@2.1.1 mqtt-match@3.0.0 >/dev/null 2>&1
cat > t.cjs <<'JS'
const p = require('mqtt-pattern'), m = require('mqtt-match');
for (const [f, t] of [['/+', '/finance'], ['+/+', '/finance'], ['ward/+/alarm', 'ward/3/alarm'], ['ward/+/alarm', 'ward//alarm'], ['#', '$SYS/uptime'], ['+/uptime', '$SYS/uptime']])
  console.log(f, t, 'mqtt-pattern', p.matches(f, t), 'mqtt-match', (m.default || m)(f, t));
JS
seen=$(node t.cjs)
echo "$seen"
[ "$seen" = '/+ /finance mqtt-pattern true mqtt-match true
+/+ /finance mqtt-pattern false mqtt-match true
ward/+/alarm ward/3/alarm mqtt-pattern true mqtt-match true
ward/+/alarm ward//alarm mqtt-pattern false mqtt-match true
# $SYS/uptime mqtt-pattern true mqtt-match true
+/uptime $SYS/uptime mqtt-pattern true mqtt-match true' ]
