"""Follows the log of a hub under a name, over HTTP: python3 consumer.py SITE NAME KEY HOW_MANY

Reads what was not acknowledged, does something with it, acknowledges. Killed at any time it loses nothing; what it had done and
not acknowledged comes again, so do it so that twice is no harm (remember 'id', or write with it as the key).
"""
import json
import sys
import time
import urllib.error
import urllib.request

site, name, key, how_many = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])


def ask(path, body=None):
    request = urllib.request.Request(
        f"{site}/v1/consumers/{name}{path}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {key}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def handle(event):
    kind = event["type"].split(".ventanilla.")[1]
    print(int(event["sequence"]), kind, event["subject"], flush=True)


seen = 0
cursor = ask("")["cursor"]
while seen < how_many:
    try:
        page = ask("/events?limit=500&wait=30")
        for event in page["events"]:
            handle(event)
        seen += len(page["events"])
        cursor = ask("/ack", {"after": cursor, "cursor": page["next"]})["cursor"]
    except urllib.error.HTTPError as refused:
        if refused.code in (409, 410):  # fell behind, or the log was restored: GET /v1/snapshot, then …/replay
            sys.exit(f"take a snapshot first: {refused.read().decode()}")
        time.sleep(5)
    except OSError:  # the hub is away; the cursor is safe there
        time.sleep(5)
