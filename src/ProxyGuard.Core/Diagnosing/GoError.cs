using System.Text.RegularExpressions;

namespace ProxyGuard.Core.Diagnosing;

/// <summary>Reads one error of <c>go</c>.</summary>
internal static class GoError
{
    private static readonly Regex Said = LogPattern.Of(
        @"^\s*go: |^(go: )?verifying \S+@|^(\S+\.go:\d+:\d+: )?\S+@v\S+: |^malformed go\.sum|^SECURITY ERROR"
        // An import that could not be had; no compiler's words begin like this.
        + @"|^(\S+\.go:\d+:\d+|package \S+): ((zip|flate|tls|x509|stream error|net/http): |module lookup|GOVCS |no secure protocol|parse ""|unrecognized import"
        + @"|git |hg |svn |reading |Get ""|read ""|verifying |proxyconnect |exec: ""|unable to resolve|invalid (proxy|response from|version)|GOPROXY list"
        + @"|missing (Git|Mercurial|Sub)|unknown revision|unzip |fatal: |EOF|unexpected EOF|checksum )"
        + @"|(@v[\w.+-]+|module \S+|query \S+): (Get |reading |read |verifying |zip: |invalid |unrecognized |git |module lookup)");

    // The version is there, or the query that go tries to answer.
    private static readonly Regex Versioned = LogPattern.Of(
        @"[\w.~-]+\.[\w~-]+(/[\w.~+!-]+){0,30}@(v\d[\w.+-]*|latest|upgrade|patch|main|master|HEAD|[0-9a-f]{7,40})\b");

    private static readonly Regex Named = LogPattern.Of(@"(module|package|import path) ""?([\w~-]+[./][\w.~+/-]{1,300})");

    /// <summary>What the error says; null when it is none, or says nothing that is known.</summary>
    public static Diagnosis? Read(LogEntry entry)
    {
        var own = entry.Own;
        var isSaid = Said.IsMatch(own);
        // Behind "cannot find module providing package" may stand why somebody who was asked did not say.
        var isAsked = isSaid && own.Contains("://", StringComparison.Ordinal) && FetchAddress.In(own).Party != FetchParty.Unknown;
        var found = (isAsked ? GoErrorRules.Fetching.Find(own) : null)
            ?? GoErrorRules.Loading.Find(own)
            ?? (isSaid ? GoErrorRules.Fetching.Find(own) : null);
        return found is var (fault, index) ? Diagnose(entry, own, fault, index) : null;
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
            _ => fault,
        };
    }

    private static string? ModuleIn(string text)
    {
        foreach (var match in Versioned.EnumerateMatches(text)) return text.Substring(match.Index, match.Length);
        return Named.Match(text) is { Success: true } named ? named.Groups[2].Value : null;
    }
}
