#!/usr/bin/env bash
# Library: gs1-barcode-parser-mod 1.2.1 (npm), on the UDI of a device with AI 17 (expiry).
# Behaviour: the date of an expiry comes back as midnight of the computer's own time zone. East of Greenwich the
# same object written as JSON shows the day before.
# Why it matters: between a scanner station in Lyon and a server in UTC a product expires one day early.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix . gs1-barcode-parser-mod@1.2.1 >/dev/null 2>&1
say='console.log(process.env.TZ, JSON.stringify(require("gs1-barcode-parser-mod").parseBarcode("010950110153000317261130").parsedCodeItems[1].data))'
seen=$(for z in UTC Europe/Paris; do TZ=$z node -e "$say"; done)
echo "$seen"
[ "$seen" = 'UTC "2026-11-30T00:00:00.000Z"
Europe/Paris "2026-11-29T23:00:00.000Z"' ]
