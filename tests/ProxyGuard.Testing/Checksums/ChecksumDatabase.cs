using System.Globalization;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Testing.Checksums;

/// <summary>
/// A checksum database over all modules of a tree: records in a signed hash tree, as <c>go</c> asks for them. Immutable.
/// </summary>
public sealed class ChecksumDatabase
{
    private readonly NoteSigner _signer;
    private readonly List<LabModule> _modules;
    private readonly MerkleTree _tree;

    /// <param name="name">Its name, <c>host[/path]</c>: where it is asked without proxy and URL.</param>
    /// <param name="modules">What it vouches for.</param>
    public ChecksumDatabase(string name, ModuleTree modules)
    {
        _signer = new(name);
        _modules = [.. modules.Modules];
        _tree = new(_modules.Select(module => module.GoSumLines));
        Latest = _signer.SignNote(Head);
    }

    public string Name => _signer.Name;

    /// <summary>What stands in GOSUMDB, alone or with a space and a URL behind it.</summary>
    public string VerifierKey => _signer.VerifierKey;

    public int Size => _tree.Size;

    /// <summary>The signed head of the tree.</summary>
    public string Latest { get; }

    private string Head => $"go.sum database tree\n{_tree.Size}\n{Convert.ToBase64String(_tree.Root)}\n";

    /// <summary>The record of a module version and the tree's head; null when it is not known.</summary>
    public string? Lookup(string module, string version) => Record(IndexOf(module, version)) is { } record ? $"{record}\n{Latest}" : null;

    /// <summary>A right answer about the record after the one asked for.</summary>
    public string? LookupOfOther(string module, string version) =>
        IndexOf(module, version) is >= 0 and var index ? $"{Record((index + 1) % Size)}\n{Latest}" : null;

    /// <summary>The record, with hashes of other bytes in it.</summary>
    public string? LookupWithOtherHash(string module, string version)
    {
        var index = IndexOf(module, version);
        if (index < 0) return null;
        var (right, wrong) = (_modules[index].ZipHash, _modules[(index + 1) % Size].ZipHash);
        return $"{Record(index)!.Replace(right, wrong)}\n{Latest}";
    }

    /// <summary>The right record and head, signed with a key that is not this database's.</summary>
    public string? LookupOfStranger(string module, string version) =>
        Record(IndexOf(module, version)) is { } record ? $"{record}\n{new NoteSigner(Name, new byte[32]).SignNote(Head)}" : null;

    /// <summary>The bytes of <c>8/0/x001/002.p/3</c>; null when there is no such tile.</summary>
    public byte[]? Tile(string path)
    {
        var (full, width) = path.Split(".p/") is [var before, var after] ? (before, after) : (path, "256");
        var parts = full.Split('/');
        if (parts.Length < 3 || parts[0] != "8" || !Number(parts[1], out var level) || !Number(width, out var count)) return null;
        var groups = parts[2..];
        // Groups of three digits; an x before all but the last.
        if (groups[..^1].Any(group => group.Length != 4 || group[0] != 'x') || groups[^1].Length != 3) return null;
        var digits = string.Concat(groups.Select(group => group[^3..]));
        return Number(digits, out var number) ? _tree.Tile(level, number, count) : null;
    }

    private int IndexOf(string module, string version) =>
        _modules.FindIndex(one => one.Path == module && one.Version == version);

    private string? Record(int index) => index < 0 ? null : $"{index}\n{_modules[index].GoSumLines}";

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, null, out number);
}
