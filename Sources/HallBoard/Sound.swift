/// Sound as samples: one channel, 16 bits. A value; two of them are joined, trimmed, made louder.
package struct Sound: Hashable, Sendable {
    /// Samples a second.
    package let rate: Int
    package var samples: [Int16]

    package init(rate: Int, samples: [Int16] = []) {
        self.rate = rate
        self.samples = samples
    }

    package static func silence(_ milliseconds: Int, rate: Int) -> Sound {
        Sound(rate: rate, samples: [Int16](repeating: 0, count: rate * milliseconds / 1000))
    }

    /// Seconds.
    package var length: Double { Double(samples.count) / Double(rate) }

    /// Without what is quieter than 0.5 % at both ends.
    package var trimmed: Sound {
        let quiet = Int16(0.005 * Double(Int16.max))
        guard let first = samples.firstIndex(where: { abs(Int($0)) > quiet }),
            let last = samples.lastIndex(where: { abs(Int($0)) > quiet })
        else { return Sound(rate: rate) }
        return Sound(rate: rate, samples: Array(samples[first...last]))
    }

    /// As loud as the others: clips of one voice come from many takes.
    package var normalized: Sound {
        let power = samples.reduce(0.0) { $0 + Double($1) * Double($1) }
        guard power > 0 else { return self }
        let loudness = (power / Double(samples.count)).squareRoot()
        let peak = samples.map { abs(Double($0)) }.max() ?? 1
        return scaled(by: min(Self.loudness / loudness, 0.98 * Double(Int16.max) / peak))
    }

    /// The root mean square that clips are brought to: -18 dB below full scale.
    private static let loudness = 0.126 * Double(Int16.max)

    package func scaled(by factor: Double) -> Sound {
        Sound(
            rate: rate,
            samples: samples.map { sample in
                Int16(max(min(Double(sample) * factor, Double(Int16.max)), Double(Int16.min)))
            }
        )
    }

    package static func + (left: Sound, right: Sound) -> Sound {
        Sound(rate: left.rate, samples: left.samples + right.resampled(to: left.rate).samples)
    }

    /// By the nearest earlier sample: clips of a site should have one rate.
    func resampled(to other: Int) -> Sound {
        guard rate != other, !samples.isEmpty else { return self }
        let count = samples.count * other / rate
        return Sound(rate: other, samples: (0..<count).map { samples[$0 * rate / other] })
    }

    // MARK: WAV (RIFF, Microsoft and IBM 1991: PCM)

    package var wav: [UInt8] {
        let data = samples.count * 2
        var bytes = Array("RIFF".utf8) + Self.low4(36 + data) + Array("WAVEfmt ".utf8)
        bytes += Self.low4(16) + [1, 0, 1, 0] + Self.low4(rate) + Self.low4(rate * 2)
        bytes += [2, 0, 16, 0] + Array("data".utf8) + Self.low4(data)
        bytes.reserveCapacity(bytes.count + data)
        for sample in samples {
            let bits = UInt16(bitPattern: sample)
            bytes.append(UInt8(bits & 0xFF))
            bytes.append(UInt8(bits >> 8))
        }
        return bytes
    }

    /// `nil` where it is no PCM of 16 bits and one channel.
    package init?(wav bytes: [UInt8]) {
        func word(_ index: Int) -> Int { Int(bytes[index]) | Int(bytes[index + 1]) << 8 }
        func long(_ index: Int) -> Int { word(index) | word(index + 2) << 16 }
        guard bytes.count > 44, Array(bytes[0..<4]) == Array("RIFF".utf8) else { return nil }
        var index = 12
        var rate: Int?
        while index + 8 <= bytes.count {
            let name = String(decoding: bytes[index..<(index + 4)], as: UTF8.self)
            // A stream of unknown length says more than there is.
            let size = min(long(index + 4), bytes.count - index - 8)
            if name == "fmt ", size >= 16 {
                guard word(index + 8) == 1, word(index + 10) == 1, word(index + 22) == 16 else {
                    return nil
                }
                rate = long(index + 12)
            }
            if name == "data", let rate, rate > 0 {
                let start = index + 8
                self.rate = rate
                samples = (0..<(size / 2)).map {
                    Int16(bitPattern: UInt16(word(start + 2 * $0)))
                }
                return
            }
            index += 8 + size + size % 2
        }
        return nil
    }

    private static func low4(_ number: Int) -> [UInt8] {
        (0..<4).map { UInt8(number >> (8 * $0) & 0xFF) }
    }
}
