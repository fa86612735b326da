import Glibc

/// A small file that is there as a whole or not at all, also after a power cut; for its owner
/// alone.
enum WholeFile {
    static func write(_ text: String, to path: String) -> Bool {
        let draft = path + ".new"
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { return false }
        let wrote = Glibc.write(file, text, text.utf8.count) == text.utf8.count && fsync(file) == 0
        close(file)
        return wrote && rename(draft, path) == 0
    }
}
