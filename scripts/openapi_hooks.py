"""What scripts/openapi-test has Schemathesis do before each request: who asks, of which case, and now and then a request that is to succeed.

What Schemathesis makes of the document alone is refused almost always: no number is a case's, no step is open. So a request that it means to be right is
made so in one of three: over a case that is filed for it and taken as far as it has to be.
"""
import collections
import json
import os
import re
import threading

import schemathesis

import sibling

kill_test = sibling.load("kill-test")
WHO = os.environ["MPP_WHO"]
WORLD = json.loads(os.environ["MPP_WORLD"])
REAL = {"number": re.compile(r"\d{4}-\d{4}-\d{6}"), "draft": re.compile(r"D-.*")}


class Supplier(kill_test.Client):
    """Files cases and takes them to a step."""

    def __init__(self):
        server = type("Server", (), {"port": WORLD["port"], "passwords": WORLD["passwords"], "alive": threading.Event()})
        super().__init__(hash(WHO) % 1000, server, threading.Event(), os.getpid())
        self.sessions = {role: dict(headers) for role, headers in WORLD["sessions"].items()}
        self.lock, self.calls = threading.Lock(), collections.Counter()

    def act(self, case, step, action="done", fields=None, **more):
        role = {"pemeriksaan": "pemeriksa", "peninjauan": "pemeriksa"}.get(step)
        body = {"step": step, "action": action, "fields": fields or {}, **more}
        status, _, answer = self.call("POST", f"/api/v1/cases/{case['number']}/acts", body, {**self.login(role), "Idempotency-Key": self.key()})
        assert status == 200, answer

    def draft(self):
        status, _, draft = self.call("POST", "/api/v1/services/situ/drafts", self.submission(), {"Idempotency-Key": self.key()})
        assert status == 201, draft
        return draft


supplier = Supplier()
BEARER = "Authorization"


def right(name, case):
    """Makes the request one that is to succeed, by the name of its operation."""
    path, headers = case.path_parameters, case.headers
    if "Idempotency-Key" in headers:
        headers["Idempotency-Key"] = supplier.key()
    if "service" in path:
        path["service"] = "situ"
    if name in ("submit", "checkSubmission", "makeDraft", "needs"):
        case.body = supplier.submission()
    elif name in ("draft", "saveDraft", "eraseDraft", "fileDraft"):
        draft = supplier.draft()
        path["draft"], headers[BEARER] = draft["draft"], "Bearer " + draft["secret"]
        if name == "saveDraft":
            headers.pop("If-Match", None)
            case.body = supplier.submission()
    elif name in ("takeTicket", "callTicket"):
        path["counter"] = "perizinan"
        if name == "callTicket":
            status, _, answer = supplier.call("POST", "/api/v1/counters/perizinan/tickets", {}, {"Idempotency-Key": supplier.key()})
            assert status == 201, answer
            case.body = {"desk": "Meja 1"}
    elif name == "setAvailability":
        case.body = {"open": True}
    elif name == "upload":
        case.body = b"%PDF-1.4\n" + supplier.key().encode()
        headers["Content-Type"] = "application/octet-stream"
    elif name == "logIn":
        case.body = {"login": "loket", "password": WORLD["passwords"]["loket"]}
    elif name == "checkReceipt":
        case.body = {"receipt": WORLD["receipt"]}
    elif name == "check":
        path.update(WORLD["check"])
    elif name == "search":
        case.body = {"service": "situ", "state": "open"}
    elif name in ("file", "outputs", "output", "issue", "receipt", "case"):
        done = WORLD["done"]
        path["number"] = done["number"]
        path.update({key: value for key, value in {"file": WORLD["file"], "output": "situ", "issue": "1"}.items() if key in path})
        if case.query:
            case.query.clear()
        if WHO == "applicant":
            headers[BEARER] = "Bearer " + done["secret"]
    elif name in ("act", "repair", "withdraw", "pay", "actTogether", "answerSurvey"):
        mine = supplier.filed()
        if name == "act":
            case.body = {"step": "pemeriksaan", "action": "lengkap"}
        elif name == "actTogether":
            case.body = {"cases": [{"case": mine["number"]}], "step": "pemeriksaan", "action": "lengkap"}
        elif name == "repair":
            supplier.act(mine, "pemeriksaan", "kembalikan", reason="Kurang jelas", ticked=["documents.sku"])
            case.body = {"step": "pemeriksaan", "documents": {"sku": supplier.submission()["documents"]["sku"]}}
        elif name == "withdraw":
            case.body = {"reason": "Tidak jadi"}
        elif name == "pay":
            supplier.act(mine, "pemeriksaan", "lengkap")
            supplier.act(mine, "peninjauan", fields={"catatan": "Sesuai"})
            case.body = {"step": "pembayaran", "receipt": "B-1", "amount": kill_test.FEE}
        elif name == "answerSurvey":
            status, _, answer = supplier.call("POST", f"/api/v1/cases/{mine['number']}/withdraw", {}, {
                BEARER: "Bearer " + mine["secret"], "Idempotency-Key": supplier.key()})
            assert status == 200, answer
            case.body = {element: 3 for element in WORLD["elements"]}
        if "number" in path:
            path["number"] = mine["number"]
        if WHO == "applicant" or name == "answerSurvey":
            headers[BEARER] = "Bearer " + mine["secret"]


@schemathesis.hook
def before_call(context, case, kwargs):
    name = case.operation.definition.raw["operationId"]
    with supplier.lock:
        is_meant_right = case.meta is not None and case.meta.generation.mode.is_positive
        supplier.calls[name, is_meant_right] += 1
        count = supplier.calls[name, is_meant_right]
        for key, pattern in REAL.items():
            if key in case.path_parameters and count % 2 and not pattern.fullmatch(str(case.path_parameters[key])):
                case.path_parameters[key] = WORLD["open"]["number"] if key == "number" else WORLD["draft"]["draft"]
        if WHO == "applicant" and BEARER not in case.headers:
            case.headers[BEARER] = "Bearer " + (WORLD["draft"]["secret"] if "draft" in case.path_parameters else WORLD["open"]["secret"])
        if WHO != "nobody" and is_meant_right and count % 3 == 1:
            right(name, case)
        # Closed, the one service that all else is about would be refused.
        if name == "setAvailability" and isinstance(case.body, dict) and case.body.get("open") is False:
            case.path_parameters["service"] = "pengantar-ktp"


@schemathesis.hook
def after_call(context, case, response):
    with supplier.lock:
        with open(WORLD["answers"], "a", encoding="utf-8") as file:
            file.write(f"{WHO}\t{case.operation.definition.raw['operationId']}\t{response.status_code}\n")
