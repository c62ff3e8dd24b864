import Facts
import Foundation

@testable import Reports

/// As much of JSON Schema (draft 2020-12) as the report's schema uses; every other keyword is refused.
struct SchemaValidator {
  let root: JSONValue

  static func shipped() throws -> SchemaValidator {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Evidence/explain/report.schema.json")
    let text = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    guard let root = JSONValue(parsing: text) else { throw CocoaError(.fileReadCorruptFile) }
    return SchemaValidator(root: root)
  }

  /// The places that break the schema, each with its reason.
  ///
  /// - Parameter closed: also members that the schema does not name.
  func faults(in value: JSONValue, closed: Bool = false) -> [String] {
    faults(value, root, "$", closed)
  }

  private func faults(_ value: JSONValue, _ schema: JSONValue, _ path: String, _ closed: Bool)
    -> [String]
  {
    var out: [String] = []
    for (keyword, rule) in schema.members ?? [] {
      switch keyword {
      case "$schema", "$defs", "title", "description", "format": break
      case "$ref":
        guard let name = rule.string?.split(separator: "/").last,
          let target = root["$defs"]?[String(name)]
        else {
          out.append("\(path): unknown reference")
          continue
        }
        out += faults(value, target, path, closed)
      case "type":
        let names = rule.elements?.compactMap(\.string) ?? [rule.string ?? ""]
        if !names.contains(where: { has(value, type: $0) }) {
          out.append("\(path): is no \(names.joined(separator: " or "))")
        }
      case "enum":
        if !(rule.elements ?? []).contains(where: { $0.text == value.text }) {
          out.append("\(path): \(value.text) is not allowed")
        }
      case "const":
        if rule.text != value.text { out.append("\(path): is not \(rule.text)") }
      case "anyOf":
        let tries = (rule.elements ?? []).map { faults(value, $0, path, closed) }
        if !tries.contains(where: \.isEmpty) { out += tries.min { $0.count < $1.count } ?? [] }
      case "required":
        guard value.members != nil else { continue }
        for name in (rule.elements ?? []).compactMap(\.string) where value[name] == nil {
          out.append("\(path).\(name): is missing")
        }
      case "properties":
        for (name, inner) in value.members ?? [] {
          if let part = rule[name] { out += faults(inner, part, "\(path).\(name)", closed) }
        }
      case "additionalProperties": break
      case "items":
        for (index, inner) in (value.elements ?? []).enumerated() {
          out += faults(inner, rule, "\(path)[\(index)]", closed)
        }
      case "minItems":
        if (value.elements?.count ?? 9) < rule.integer ?? 0 { out.append("\(path): short") }
      case "maxItems":
        if (value.elements?.count ?? 0) > rule.integer ?? 0 { out.append("\(path): long") }
      case "minimum":
        if let figure = value.figure, let least = rule.figure, figure < least {
          out.append("\(path): below \(least)")
        }
      case "pattern": out += unmatched(value, rule, path)
      default: out.append("\(path): the validator does not know \(keyword)")
      }
    }
    return out + unnamed(value, schema, path, closed)
  }

  private func unmatched(_ value: JSONValue, _ pattern: JSONValue, _ path: String) -> [String] {
    guard let text = value.string, let source = pattern.string,
      let expression = try? Regex(source)
    else { return [] }
    return text.contains(expression) ? [] : ["\(path): “\(text)” does not fit \(source)"]
  }

  private func unnamed(_ value: JSONValue, _ schema: JSONValue, _ path: String, _ closed: Bool)
    -> [String]
  {
    guard let members = value.members, let named = schema["properties"] else { return [] }
    let rest = schema["additionalProperties"]
    return members.flatMap { name, inner -> [String] in
      guard named[name] == nil else { return [] }
      if rest?.bool == false || (closed && rest == nil) { return ["\(path).\(name): is not named"] }
      return []
    }
  }

  private func has(_ value: JSONValue, type: String) -> Bool {
    switch value {
    case .null: type == "null"
    case .bool: type == "boolean"
    case .number(let figure): type == "number" || (type == "integer" && figure.isWhole)
    case .string: type == "string"
    case .array: type == "array"
    case .object: type == "object"
    }
  }
}
