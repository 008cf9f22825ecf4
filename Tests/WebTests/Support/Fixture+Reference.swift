import JSON

@testable import Web

extension Fixture {
  /// Of an API with two operations, one object and one problem.
  static func reference() throws -> APIReference {
    APIReference(
      try JSONValue(parsing: description), at: "/api/v1/openapi.json",
      problems: [
        APIReference.Problem("stock-shortage", status: 409, title: "Not enough stock", meaning: "See `shortages`.")
      ])
  }

  private static let description = """
    {
      "info": { "title": "A shop", "description": "Names are in `snake_case`.\\n\\n**Errors** say why." },
      "servers": [{ "url": "/api/v1" }],
      "tags": [
        { "name": "orders", "description": "What was bought." }, { "name": "system", "description": "The rest." }
      ],
      "paths": {
        "/orders/{id}": {
          "parameters": [{ "$ref": "#/components/parameters/ID" }],
          "patch": {
            "operationId": "editOrder", "tags": ["orders"], "summary": "Edit an order",
            "requestBody": {
              "content": {
                "application/json": {
                  "schema": {
                    "type": "object", "required": ["items"],
                    "properties": { "items": { "type": "array", "items": { "$ref": "#/components/schemas/Line" } } }
                  }
                }
              }
            },
            "responses": {
              "200": { "description": "The order.", "content": { "text/csv": { "schema": { "type": "string" } } } },
              "409": { "$ref": "#/components/responses/Conflict" }
            }
          }
        },
        "/health": {
          "servers": [{ "url": "/" }],
          "get": { "operationId": "getHealth", "tags": ["system"], "summary": "Up?", "responses": {} }
        }
      },
      "components": {
        "parameters": {
          "ID": { "name": "id", "in": "path", "required": true, "schema": { "type": "string", "format": "uuid" } }
        },
        "responses": { "Conflict": { "description": "Not as things are." } },
        "schemas": {
          "Line": {
            "type": "object", "required": ["quantity"],
            "properties": {
              "quantity": { "type": "integer", "minimum": 1, "maximum": 9, "description": "Units of `sku`." },
              "note": { "anyOf": [{ "type": "string", "maxLength": 50 }, { "type": "null" }] }
            }
          }
        }
      }
    }
    """
}
