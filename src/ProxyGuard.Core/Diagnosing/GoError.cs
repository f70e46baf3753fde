using System.Text.RegularExpressions;

namespace ProxyGuard.Core.Diagnosing;

/// <summary>Reads one error of <c>go</c>.</summary>
internal static class GoError
{
    private static readonly Regex Said = LogPattern.Of(
        @"^\s*go: |^(go: )?verifying \S+@|^(\S+\.go:\d+:\d+: )?\S+@v\S+: |^malformed go\.sum|^SECURITY ERROR"
        + @"|(@v[\w.+-]+|module \S+|query \S+): (Get |reading |read |verifying |zip: |invalid |unrecognized |git |module lookup)");

    private static readonly Regex OfFile = LogPattern.Of(@"^(vet: )?\S+\.go:\d+(:\d+)?: ");

    // The version is there, or the query that go tries to answer.
    private static readonly Regex Versioned = LogPattern.Of(
        @"[\w.~-]+\.[\w~-]+(/[\w.~+!-]+){0,30}@(v\d[\w.+-]*|latest|upgrade|patch|main|master|HEAD|[0-9a-f]{7,40})\b");

    private static readonly Regex Named = LogPattern.Of(@"(module|package|import path) ""?([\w.~-]+(/[\w.~+-]+){0,30})");

    /// <summary>What the error says; null when it is none, or says nothing that is known.</summary>
    public static Diagnosis? Read(LogEntry entry)
    {
        var own = entry.Own;
        if (Find(GoErrorRules.Loading, own) is { } loading) return Diagnose(entry, own, loading.Fault, loading.Index);
        if (!Said.IsMatch(own)) return null;
        return Find(GoErrorRules.Fetching, own) is { } fetching ? Diagnose(entry, own, fetching.Fault, fetching.Index) : null;
    }

    private static (BuildFault Fault, int Index)? Find(IReadOnlyList<(Regex Words, BuildFault Fault)> rules, string text)
    {
        foreach (var (words, fault) in rules)
        {
            foreach (var match in words.EnumerateMatches(text)) return (fault, match.Index);
        }
        return null;
    }

    private static Diagnosis Diagnose(LogEntry entry, string own, BuildFault fault, int index)
    {
        var (line, number) = entry.LineAt(index);
        var address = FetchAddress.In(line) is { Party: not FetchParty.Unknown } found ? found : FetchAddress.In(own);
        var told = entry.Told;
        return new()
        {
            Fault = Place(fault, address, own, told),
            Evidence = MaskedText.Of(line),
            Line = number,
            Proxy = address.Party == FetchParty.Unknown ? null : address.Host,
            Module = address.Module ?? ModuleIn(line) ?? ModuleIn(own),
        };
    }

    // A request that fails is the fault of whom it was sent to.
    private static BuildFault Place(BuildFault fault, FetchAddress address, string own, string told)
    {
        var isAbsent = fault is BuildFault.NotFound or BuildFault.Gone;
        if (!BuildFaults.IsTransport(fault)) return fault;
        return address.Party switch
        {
            FetchParty.Database => isAbsent && own.Contains("/lookup/", StringComparison.Ordinal)
                ? BuildFault.DatabaseNotFound : BuildFault.DatabaseUnreachable,
            FetchParty.Origin => BuildFault.OriginUnreachable,
            FetchParty.Unknown when own.Contains("verifying ", StringComparison.Ordinal) => BuildFault.DatabaseUnreachable,
            _ when isAbsent && GoErrorRules.PrivateToServer.IsMatch(told) => BuildFault.PrivatePathAtPublicProxy,
            _ when isAbsent && GoErrorRules.UnknownToServer.IsMatch(told) => BuildFault.UnknownVersion,
            _ => fault,
        };
    }

    private static string? ModuleIn(string text)
    {
        foreach (var match in Versioned.EnumerateMatches(text)) return text.Substring(match.Index, match.Length);
        return Named.Match(text) is { Success: true } named ? named.Groups[2].Value : null;
    }
}
