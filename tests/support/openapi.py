"""Reads a served OpenAPI document: finds operations, builds requests that fit, and checks answers against it."""

import json
import re

KINDS = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


class Operation:
    def __init__(self, method, path, described):
        self.method = method.upper()
        self.path = path
        self.id = described["operationId"]
        self.described = described
        content = described.get("requestBody", {}).get("content", {}).get("application/json", {})
        self.fields = content.get("schema", {}).get("properties", {})
        self.required = content.get("schema", {}).get("required", [])
        self.example = content.get("example")
        self.query = [p for p in described["parameters"] if p.get("in") == "query"]
        self.path_names = re.findall(r"{(\w+)}", path)
        self.needs_login = {} not in described["security"]
        self.bucket = described["x-parley-rate-limit"]["bucket"]
        self.takes_reason = any("Reason" in p.get("$ref", p.get("name", "")) for p in described["parameters"])
        self.repeats_by_key = any("IdempotencyKey" in p.get("$ref", "") for p in described["parameters"])

    @property
    def changes(self):
        return self.method != "GET"

    def statuses(self):
        return {int(status) for status in self.described["responses"]}

    def codes(self, status):
        return set(self.described["responses"][str(status)].get("x-parley-codes", []))

    def url(self, values):
        return re.sub(r"{(\w+)}", lambda found: str(values[found.group(1)]), self.path)


class Document:
    def __init__(self, text):
        self.text = json.loads(text)
        self.operations = {}
        for path, methods in self.text["paths"].items():
            for method, described in methods.items():
                one = Operation(method, path, described)
                self.operations[one.id] = one

    def any_values(self):
        """A value for every path: of what is nowhere."""
        return {name: "1" for one in self.operations.values() for name in one.path_names}

    def check(self, operation, answer):
        """Raises AssertionError when the answer is not one that the document promises."""
        where = f"{operation.method} {operation.path} -> {answer.status} {answer.body[:300]!r}"
        responses = operation.described["responses"]
        assert str(answer.status) in responses, f"status is not declared: {where}"
        promised = responses[str(answer.status)]
        content = promised.get("content", {})
        kind = answer.headers.get("content-type", "")
        if not answer.body:
            assert not content, f"an empty answer: {where}"
            return
        if "*/*" in content:  # bytes that somebody brought
            return
        assert kind in content, f"content type {kind!r} is not declared: {where}"
        if "json" not in kind:
            return
        value = answer.json
        if "x-parley-codes" in promised and kind == "application/problem+json":
            assert value["code"] in promised["x-parley-codes"], f"code is not declared: {where}"
            assert value["status"] == answer.status, where
            assert value["requestId"] == answer.headers["x-request-id"], where
        wrong = self.mismatch(content[kind].get("schema", {}), value, "$")
        assert not wrong, f"{wrong}: {where}"

    def mismatch(self, schema, value, at):
        """What does not fit, as a sentence; None when all does. Unknown properties are mistakes: the document must name them."""
        if "$ref" in schema:
            schema = self.text["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
        if "oneOf" in schema:
            found = [self.mismatch(one, value, at) for one in schema["oneOf"]]
            return None if None in found else found[0]
        kind = schema.get("type")
        if kind == "integer":
            if not isinstance(value, int) or isinstance(value, bool):
                return f"{at} is no integer"
        elif kind and not isinstance(value, KINDS[kind]):
            return f"{at} is no {kind}"
        if "enum" in schema and value not in schema["enum"]:
            return f"{at} is {value!r}"
        if "pattern" in schema and not re.match(schema["pattern"], value):
            return f"{at} does not match"
        if kind == "array":
            if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
                return f"{at} has {len(value)} items"
            leading = schema.get("prefixItems", [])
            for i, one in enumerate(value):
                item = leading[i] if i < len(leading) else schema.get("items", {})
                wrong = self.mismatch(item, one, f"{at}[{i}]")
                if wrong:
                    return wrong
        if kind == "object" and "properties" in schema:
            for name in schema.get("required", []):
                if name not in value:
                    return f"{at}.{name} is missing"
            for name, one in value.items():
                if name not in schema["properties"]:
                    return f"{at}.{name} is not described"
                wrong = self.mismatch(schema["properties"][name], one, f"{at}.{name}")
                if wrong:
                    return wrong
        return None
