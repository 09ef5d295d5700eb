"""What targets of webhooks are sent, as the OpenAPI document describes it."""

from typing import Any

from service.webhooks.message import TYPE

HEADERS = {
    "webhook-id": "The delivery, the same at every attempt.",
    "webhook-timestamp": "When this attempt was made, in seconds since 1970.",
    "webhook-signature": "Signatures over id, timestamp and body (Standard Webhooks), separated by spaces.",
}


def describe(document: dict[str, Any]) -> None:
    """Tell of it in an OpenAPI document."""
    told = {"schema": {"$ref": "#/components/schemas/Message"}}
    document["webhooks"] = {
        TYPE: {
            "post": {
                "operationId": "answer_changed",
                "tags": ["webhooks"],
                "summary": "The answer to what a webhook watches is another than the one told last.",
                "security": [],
                "parameters": [
                    {"name": name, "in": "header", "required": True, "description": says, "schema": {"type": "string"}}
                    for name, says in HEADERS.items()
                ],
                "requestBody": {"required": True, "content": {"application/json": told}},
                "responses": {
                    "2XX": {"description": "Taken. Anything else is tried again."},
                    "410": {"description": "Nothing more is wanted: the webhook is disabled."},
                },
            }
        }
    }
