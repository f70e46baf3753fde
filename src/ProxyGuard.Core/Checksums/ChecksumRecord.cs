using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ProxyGuard.Core.Modules;

namespace ProxyGuard.Core.Checksums;

/// <summary>
/// What a lookup answers: a record of the checksum database and the signed head of the tree that shall hold it. Whether it does is proved
/// by <see cref="RecordProof"/>. Source: golang.org/x/mod/sumdb, and tlog.ParseRecord.
/// </summary>
/// <param name="Id">The record's number, from 0.</param>
/// <param name="Text">Its text: lines of go.sum.</param>
/// <param name="Head">The tree's head, its signature verified.</param>
public sealed record ChecksumRecord(long Id, string Text, TreeHead Head)
{
    /// <summary>Reads an answer about one module version.</summary>
    /// <param name="answer">The body.</param>
    /// <param name="verifier">The database's key.</param>
    /// <param name="module">What was asked for.</param>
    /// <param name="record">The record.</param>
    /// <param name="fault">Why it is not believed.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> answer,
        NoteVerifier verifier,
        ModuleVersion module,
        [NotNullWhen(true)] out ChecksumRecord? record,
        out ChecksumFault fault)
    {
        record = null;
        fault = ChecksumFault.MalformedLookup;
        if (NoteText.Read(answer)?.Split('\n', 2) is not [var number, var rest]) return false;
        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return false;
        if (rest.Split("\n\n", 2) is not [{ Length: > 0 } lines, var note] || lines[0] == '\n') return false;
        if (!SignedNote.TryOpen(note, verifier, out var text, out fault)) return false;
        fault = ChecksumFault.MalformedHead;
        if (TreeHead.Parse(text) is not { } head) return false;
        fault = id >= head.Size ? ChecksumFault.OutsideTree : ChecksumFault.OtherModule;
        var read = new ChecksumRecord(id, lines + "\n", head);
        if (id >= head.Size || read.HashOf(module, "") is null || read.HashOf(module, "/go.mod") is null) return false;
        record = read;
        return true;
    }

    /// <summary>Whether it contradicts go.sum. A hash that go.sum does not hold contradicts nothing.</summary>
    /// <param name="need">The module version and its hashes in go.sum.</param>
    public bool Contradicts(ModuleNeed need) =>
        (need.ZipHash is { } zip && HashOf(need.Module, "") != zip) || (need.ModHash is { } mod && HashOf(need.Module, "/go.mod") != mod);

    private string? HashOf(ModuleVersion module, string suffix)
    {
        var start = $"{module.Path} {module.Version}{suffix} ";
        return Text.Split('\n').FirstOrDefault(line => line.StartsWith(start + "h1:", StringComparison.Ordinal))?[start.Length..];
    }
}
