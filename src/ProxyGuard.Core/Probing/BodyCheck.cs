using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ProxyGuard.Core.Modules;

namespace ProxyGuard.Core.Probing;

/// <summary>What the bytes of a 200 answer are.</summary>
/// <param name="Outcome">Whether they are what was asked for.</param>
/// <param name="Hash">Their <c>h1:</c> hash, for a zip or a .mod.</param>
/// <param name="NewestVersion">The newest tagged version they name, for a list or a latest version.</param>
/// <param name="Detail">What is wrong, in a few words without text from the body.</param>
internal sealed record BodyCheck(ProbeOutcome Outcome, string? Hash = null, string? NewestVersion = null, string? Detail = null)
{
    // Deflate packs at most 1032 to 1, so 64 KiB of honest zip stay below this; only entries laid over each other go beyond.
    private const long MostUnpacked = 80 << 20;

    private const long MostZipOfGo = 500L << 20;

    private static readonly BodyCheck Page = new(ProbeOutcome.NotAModuleProxy, Detail: "status 200 with a page instead of module data");

    /// <summary>Looks at a whole body.</summary>
    public static BodyCheck Of(ProbeTarget target, byte[] body) => target.Endpoint switch
    {
        // A list is any text to go; only a page shows itself.
        Endpoint.List => OfList(body),
        Endpoint.Info => OfInfo(body, target.Need!.Module.Version),
        Endpoint.Latest => OfInfo(body, null),
        Endpoint.Mod => OfMod(target, body),
        Endpoint.Zip => OfZip(target, body),
        Endpoint.SumDbLookup or Endpoint.SumDbTile => OfDatabase(target, body),
        _ => IsPage(body) ? Page : new BodyCheck(ProbeOutcome.Ok),
    };

    /// <summary>Looks at the start of a body that is larger than what is read of it.</summary>
    public static BodyCheck OfStart(ProbeTarget target, byte[] start, long? announced)
    {
        if (IsPage(start)) return Page;
        if (target.Endpoint != Endpoint.Zip)
            return new BodyCheck(ProbeOutcome.NotAModuleProxy, Detail: "more than 1 MiB of what is a short text");
        if (!start.AsSpan().StartsWith("PK"u8)) return new BodyCheck(ProbeOutcome.DamagedZip, Detail: "bytes that are no zip");
        return announced > MostZipOfGo
            ? new BodyCheck(ProbeOutcome.DamagedZip, Detail: "a zip of more than 500 MiB, which go refuses")
            : new BodyCheck(ProbeOutcome.TooLarge);
    }

    private static bool IsPage(ReadOnlySpan<byte> body)
    {
        var start = body[..Math.Min(body.Length, 512)].TrimStart("\ufeff \t\r\n"u8);
        return start.StartsWith("<"u8);
    }

    // A tile is any bytes: only one that is no tile can be a page.
    private static BodyCheck OfDatabase(ProbeTarget target, byte[] body)
    {
        var check = target.Inspect?.Invoke(body) ?? new BodyCheck(ProbeOutcome.Ok);
        return check.Outcome == ProbeOutcome.WrongMetadata && IsPage(body) ? Page : check;
    }

    private static BodyCheck OfList(byte[] body)
    {
        if (IsPage(body)) return Page;
        SemanticVersion? newest = null;
        foreach (var line in Encoding.UTF8.GetString(body).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var isTagged = SemanticVersion.TryParse(line.Split(' ', '\t')[0], out var version) && !version.IsPseudo;
            if (isTagged && (newest is null || version.IsPrerelease.CompareTo(newest.Value.IsPrerelease) < 0
                || (version.IsPrerelease == newest.Value.IsPrerelease && version > newest.Value))) newest = version;
        }
        return newest is null
            ? new BodyCheck(ProbeOutcome.WrongMetadata, Detail: "a version list without a version")
            : new BodyCheck(ProbeOutcome.Ok, NewestVersion: newest.Value.ToString());
    }

    private static BodyCheck OfInfo(byte[] body, string? version)
    {
        if (IsPage(body)) return Page;
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return Wrong("JSON that is no object");
            var named = Text(Find(root, "Version"));
            if (version is null ? named is null || !SemanticVersion.TryParse(named, out _) : named != version)
                return Wrong("JSON that does not name the version asked for");
            if (Find(root, "Time") is { ValueKind: not JsonValueKind.Null } time && !IsTime(Text(time)))
                return Wrong("JSON with a time that is none");
            return new BodyCheck(ProbeOutcome.Ok, NewestVersion: version is null ? named : null);
        }
        // Half a surrogate pair passes the parser and is refused when it is read.
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return Wrong("text that is no JSON");
        }

        // encoding/json compares keys without case, and the last one wins.
        static JsonElement? Find(JsonElement root, string name) => root.EnumerateObject()
            .LastOrDefault(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Value.ValueKind: not JsonValueKind.Undefined } member
            ? member.Value
            : null;

        static string? Text(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

        static bool IsTime(string? text) =>
            text?.Contains('T') == true && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
    }

    private static BodyCheck OfMod(ProbeTarget target, byte[] body)
    {
        if (IsPage(body)) return Page;
        var hash = ModuleHash.OfMod(body);
        var expected = target.ExpectedHash ?? hash;
        var lines = Encoding.UTF8.GetString(body).Split('\n');
        var hasModuleLine = lines.Any(line => line.TrimStart().StartsWith("module", StringComparison.Ordinal));
        // An empty or broken answer is no exchanged file; that a go.mod of go.sum has no such line is possible all the same.
        var isRight = target.ExpectedHash is not null && hash == expected;
        return hasModuleLine || isRight ? Compared(hash, expected) : Wrong("a go.mod without a module line");
    }

    private static BodyCheck OfZip(ProbeTarget target, byte[] body)
    {
        if (IsPage(body)) return Page;
        try
        {
            using var zip = new ZipArchive(new MemoryStream(body, writable: false), ZipArchiveMode.Read);
            var prefix = target.Need!.Module + "/";
            if (zip.Entries.Any(entry => !entry.FullName.StartsWith(prefix, StringComparison.Ordinal)))
                return new BodyCheck(ProbeOutcome.DamagedZip, Detail: "a zip that holds files of another module");
            var hash = ModuleHash.OfZip(zip, MostUnpacked);
            if (hash is null) return new BodyCheck(ProbeOutcome.DamagedZip, Detail: "a zip that unpacks to more than a zip of its size can hold");
            if (target.ExpectedHash is not { } expected) return new BodyCheck(ProbeOutcome.Ok, hash);
            return hash == expected || ZipChecksum.Fits(zip)
                ? Compared(hash, expected)
                : new BodyCheck(ProbeOutcome.DamagedZip, Detail: "a zip whose own checksums are wrong");
        }
        catch (InvalidDataException)
        {
            return new BodyCheck(ProbeOutcome.DamagedZip, Detail: "bytes that are no zip");
        }
    }

    private static BodyCheck Compared(string hash, string expected) => hash == expected
        ? new BodyCheck(ProbeOutcome.Ok, hash)
        : new BodyCheck(ProbeOutcome.ChecksumMismatch, hash, Detail: "bytes whose hash is not go.sum's");

    private static BodyCheck Wrong(string detail) => new(ProbeOutcome.WrongMetadata, Detail: detail);
}
