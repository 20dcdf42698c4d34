#!/usr/bin/env python3
"""A connector for Ventanilla that runs elsewhere, with nothing but the standard library.

It reports a street light with a photo, then waits for the city's answer and says that it was sent.
Run it with the hub's address and the token of an instance of type `remote`, outbound `poll`:

    python3 connector.py https://avisos.ciudad.example bot TOKEN photo.jpg
"""
import json
import sys
import time
import urllib.error
import urllib.request

HUB, INSTANCE, TOKEN, PHOTO = sys.argv[1:5]


def call(method, path, body=None, kind="application/json", token=TOKEN):
    """One request; answers (status, JSON). Raises when nobody knows how it ended: then the same is sent again."""
    data = json.dumps(body).encode() if kind == "application/json" and body is not None else body
    request = urllib.request.Request(HUB + path, data=data, method=method, headers={"Content-Type": kind})
    if token:
        request.add_header("Authorization", "Bearer " + token)
    try:
        with urllib.request.urlopen(request, timeout=40) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as problem:
        if problem.code == 503:
            raise
        return problem.code, json.load(problem)


def again(action):
    """Until there is an answer. Every message has a key of its own, so sending it twice is safe."""
    wait = 0.2
    while True:
        try:
            return action()
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(wait)
            wait = min(wait * 2, 60)


def upload(path):
    """Bytes first, by a token that lasts ten minutes; the answer goes into the submission as it is."""
    _, token = again(lambda: call("POST", "/v1/media/tokens", {}))
    with open(path, "rb") as file:
        content = file.read()
    return again(lambda: call("PUT", token["path"] + "?name=photo.jpg", content, "image/jpeg", token=None))[1]


def report(native_id, sender, words, photos):
    """The key never changes for the same message. Any receipt means: safe. Only then forget the original."""
    submission = {
        "schema": "submission.v1", "key": INSTANCE + ":" + native_id, "instance": INSTANCE, "type": "chat",
        "reporter": {"address": sender, "kind": "ACCOUNT", "assurance": "CLAIMED", "replyable": True},
        "text": {"raw": words, "source": "TYPED"}, "attachments": photos,
    }
    status, receipt = again(lambda: call("POST", "/v1/intake", submission))
    print("report", status, receipt.get("outcome", receipt.get("code")), receipt.get("number"), flush=True)


def answer(update):
    """Here the message would go to the chat, once for each deliveryId. Then the hub is told how it ended."""
    print("answer", update["recipient"], update["text"].splitlines()[0], flush=True)
    return {"ending": "SENT", "providerId": "chat-" + update["deliveryId"]}


report("m-1", "ana", "Una farola apagada en la calle Burgos 12", [upload(PHOTO)])
report("m-1", "ana", "Una farola apagada en la calle Burgos 12", [upload(PHOTO)])  # as after a crash: one report
answered = False
while not answered:
    _, outbound = again(lambda: call("GET", "/v1/outbound?wait=20"))
    for message in outbound["updates"]:
        ended = answer(message)
        again(lambda: call("POST", "/v1/outbound/" + message["deliveryId"], ended))
        answered = True
