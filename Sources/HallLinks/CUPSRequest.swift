import CCups
import Foundation
import HallDevice

/// One question to CUPS in IPP (RFC 8011).
struct CUPSRequest {
    private let operation: ipp_op_t
    /// `printer-uri`; empty asks the server itself.
    private let address: String
    private let path: String
    private let job: Int?
    private var attributes: [String] = []
    /// For a list of jobs: `completed` or `not-completed`.
    private var whichJobs: String?

    init(_ operation: ipp_op_t, queue: String, job: Int? = nil) {
        self.operation = operation
        path = queue.isEmpty ? "/" : "/printers/\(queue)"
        address = queue.isEmpty ? "" : "ipp://localhost\(path)"
        self.job = job
    }

    init(_ operation: ipp_op_t, at address: String, path: String) {
        self.operation = operation
        self.address = address
        self.path = path.isEmpty ? "/" : path
        job = nil
    }

    func asking(_ attributes: [String], whichJobs: String? = nil) -> CUPSRequest {
        var request = self
        request.attributes = attributes
        request.whichJobs = whichJobs
        return request
    }

    /// The attributes of the one thing that was asked about.
    func answer(over http: OpaquePointer) throws(LinkFault) -> [String: [String]] {
        let response = try send(over: http)
        defer { ippDelete(response) }
        var found: [String: [String]] = [:]
        each(of: response) { name, values in if let name { found[name] = values } }
        return found
    }

    /// The first asked attribute against the second, for every thing that is listed; of several
    /// with the same name, the first in the list.
    func pairs(over http: OpaquePointer) throws(LinkFault) -> [String: String] {
        let response = try send(over: http)
        defer { ippDelete(response) }
        var pairs: [String: String] = [:]
        var current: [String: String] = [:]
        func flush() {
            if let key = current[attributes[0]], pairs[key] == nil {
                pairs[key] = current[attributes[1]] ?? ""
            }
            current = [:]
        }
        each(of: response) { name, values in
            guard let name else { return flush() }
            current[name] = values.first
        }
        flush()
        return pairs
    }

    private func send(over http: OpaquePointer) throws(LinkFault) -> OpaquePointer {
        guard let request = ippNewRequest(operation) else {
            throw LinkFault(.broken, detail: "no memory for a request")
        }
        func add(_ name: String, _ tag: ipp_tag_t, _ text: String) {
            ippAddString(request, IPP_TAG_OPERATION, tag, name, nil, text)
        }
        if !address.isEmpty { add("printer-uri", IPP_TAG_URI, address) }
        if let job {
            ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", Int32(job))
        }
        add("requesting-user-name", IPP_TAG_NAME, String(cString: cupsUser()))
        if let whichJobs { add("which-jobs", IPP_TAG_KEYWORD, whichJobs) }
        let copies = attributes.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        var pointers = copies.map { UnsafePointer<CChar>($0) }
        ippAddStrings(
            request,
            IPP_TAG_OPERATION,
            IPP_TAG_KEYWORD,
            "requested-attributes",
            Int32(pointers.count),
            nil,
            &pointers
        )
        // Frees the request.
        guard let response = cupsDoRequest(http, request, path) else {
            throw CUPSLink.fault(String(cString: ippOpString(operation)))
        }
        guard ippGetStatusCode(response).rawValue <= IPP_STATUS_OK_EVENTS_COMPLETE.rawValue else {
            let fault = CUPSLink.fault(String(cString: ippOpString(operation)))
            ippDelete(response)
            throw fault
        }
        return response
    }

    /// Every attribute; a `nil` name stands between two things.
    private func each(of response: OpaquePointer, _ body: (String?, [String]) -> Void) {
        var next = ippFirstAttribute(response)
        while let attribute = next {
            if let name = ippGetName(attribute).map({ String(cString: $0) }) {
                body(name, (0..<ippGetCount(attribute)).map { value(attribute, name, $0) })
            } else {
                body(nil, [])
            }
            next = ippNextAttribute(response)
        }
    }

    private func value(_ attribute: OpaquePointer, _ name: String, _ index: Int32) -> String {
        switch ippGetValueTag(attribute) {
        case IPP_TAG_INTEGER: return String(ippGetInteger(attribute, index))
        case IPP_TAG_ENUM:
            return String(cString: ippEnumString(name, ippGetInteger(attribute, index)))
        case IPP_TAG_BOOLEAN: return ippGetBoolean(attribute, index) != 0 ? "true" : "false"
        default: return ippGetString(attribute, index, nil).map { String(cString: $0) } ?? ""
        }
    }
}
