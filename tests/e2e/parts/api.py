"""Holds every answer of a relay against docs/relay-api.yaml: status, kind of content, headers, and each member of JSON."""

import base64
import json
import os
import re

import yaml

DOCUMENT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "docs", "relay-api.yaml")
KINDS = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
complaints = []  # also those of threads; `travel` fails for them


class Mismatch(Exception):
    pass


class Api:
    def __init__(self):
        with open(DOCUMENT, encoding="utf-8") as file:
            self.document = yaml.safe_load(file)

    def resolve(self, node):
        while "$ref" in node:
            found = self.document
            for part in node["$ref"][2:].split("/"):
                found = found[part]
            node = found
        return node

    def find(self, path):
        """What is written about a path; nothing when it is none of the relay's."""
        for pattern, item in self.document["paths"].items():
            if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", pattern), path.split("?")[0]):
                return item
        return None

    def check(self, method, path, status, headers, body):
        item = self.find(path)
        if item is None:
            return demand(status in (404, 401), f"{status} for a path that is not described")
        operation = item.get(method.lower()) or (item.get("get") if method == "HEAD" else None)
        if operation is None:
            return demand(status == 405 and headers.get("Allow"), f"{status} for a method that is not described")
        response = operation["responses"].get(str(status)) or operation["responses"].get("default")
        demand(response is not None, f"{status} is not described")
        response = self.resolve(response)
        for name in response.get("headers", {}):
            demand(headers.get(name), f"{status} without {name}")
        contents = response.get("content", {})
        kind = (headers.get("Content-Type") or "").split(";")[0]
        if not contents or method == "HEAD":
            return demand(not body, f"{status} with a body")
        if not body and response.get("x-may-be-empty"):
            return None
        demand(kind in contents, f"{status} is {kind or 'of no kind'}")
        if kind.endswith("json"):
            self.check_value(json.loads(body), contents[kind]["schema"], "")

    def check_value(self, value, schema, where):
        schema = self.resolve(schema)
        kind = schema.get("type", "object")
        demand(isinstance(value, KINDS[kind]) and not (kind == "integer" and isinstance(value, bool)), f"{where} is no {kind}")
        demand("enum" not in schema or value in schema["enum"], f"{where} is {value!r}")
        demand("pattern" not in schema or re.search(schema["pattern"], value), f"{where} is {value!r}")
        if kind == "integer":
            demand(schema.get("minimum", value) <= value <= schema.get("maximum", value), f"{where} is {value}")
        if schema.get("format") == "byte":
            base64.b64decode(value, validate=True)
        if kind == "array":
            for number, element in enumerate(value):
                self.check_value(element, schema["items"], f"{where}[{number}]")
        if kind == "object":
            for name in schema.get("required", []):
                demand(name in value, f"{where}.{name} is missing")
            for name, member in value.items():
                demand(name in schema.get("properties", {}), f"{where}.{name} is not described")
                self.check_value(member, schema["properties"][name], f"{where}.{name}")


def demand(fact, what):
    if not fact:
        raise Mismatch(what)


api = Api()


def check(method, path, status, headers, body):
    """Notes what is not as it is written. What a front says by itself, when the relay is away or not to be shown, is not the
    relay's."""
    if (status >= 500 or path == "/metrics") and (headers.get("Server") or "").startswith(("nginx", "Caddy")):
        return
    try:
        api.check(method, path, status, headers, body)
    except (Mismatch, ValueError) as mismatch:
        complaints.append(f"{method} {path[:30]}: {mismatch}")
