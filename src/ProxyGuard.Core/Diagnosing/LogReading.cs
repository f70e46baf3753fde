using System.Text.RegularExpressions;

namespace ProxyGuard.Core.Diagnosing;

/// <summary>
/// What is known of a build while its log is read. The first cause stays, unless the build is seen to have got over it before another
/// comes; what other programs repeat counts only when there is no cause.
/// </summary>
internal sealed class LogReading
{
    private static readonly Regex Chatter = LogPattern.Of(
        @"^\s*$|^\s*go: (downloading|extracting|finding|found|added|upgraded|downgraded|removed|to add|warning:|creating|copying|trying|switching|ignoring)"
        + @"\b|^\s*go: .*; switching to go|: retracted by module author|^# get https?://|^mkdir -p |^cd |^\s*\d+(\.\d+)?s # |^go version go"
        + @"|^##\[(group|endgroup|section)\]|^shell: |^env:|^([$+>] |Run |RUN |\[command\])?(timeout \S+ )?go [a-z]+( |$)");

    // A package was compiled or its tests ran: what went wrong while fetching for an earlier command was got over.
    private static readonly Regex GotOn = LogPattern.Of(
        @"^# [^\s]+$|^ok\s+\S+\s+(\(cached\)|\d+(\.\d+)?s)|^\s*--- (PASS|FAIL|SKIP): |^=== RUN|^FAIL\s+\S+\s+\d+(\.\d+)?s");

    private static readonly Regex TestLog = LogPattern.Of(@"^(=== |\s*--- |\s+\S+_test\.go:\d+: )");
    private static readonly Regex VetHeader = LogPattern.Of(@"^# \[");
    private static readonly Regex PackageHeader = LogPattern.Of(@"^# [^\[\s]+$");

    private readonly DownloadWatch _downloads = new();
    private Diagnosis? _cause;
    private Diagnosis? _echo;
    private Diagnosis? _words;
    private bool _isOfCommand;
    private bool _isOvercome;
    private bool _isVet;

    public void Take(LogEntry entry)
    {
        Mind(entry);
        if (Chatter.IsMatch(entry.Head)) return;
        if (Judge(entry) is { } found) Blame(found, entry.Head.TrimStart().StartsWith("go: "));
        else if (OwnFaultRules.TimeLimit.IsMatch(entry.Head)) Limit(entry);
        else if (OwnFaultRules.Echoes.Find(entry.Head) is { } echo) _echo ??= At(entry, echo.Fault);
        else if (OwnFaultRules.BadEnd.IsMatch(entry.Head)) _echo ??= _words;
        else Rest(entry);
    }

    /// <summary>What broke the build; null when nothing says so.</summary>
    public Diagnosis? Conclude() => (_isOvercome ? _echo : null) ?? _cause ?? _echo ?? _downloads.Open;

    private void Mind(LogEntry entry)
    {
        if (VetHeader.IsMatch(entry.Head)) _isVet = true;
        else if (PackageHeader.IsMatch(entry.Head)) _isVet = false;
        if (_isOfCommand && GotOn.IsMatch(entry.Head)) Overcome();
        // A module whose download failed and is begun again was served up to there.
        if (_downloads.Follow(entry) is { } module && _cause?.Module == module) Overcome();
    }

    private void Overcome()
    {
        if (!_isOvercome) _echo = null;
        _isOvercome = true;
    }

    // Who spoke last before a bad end is who failed; what go said there, and no rule knows, may be about a proxy.
    private void Rest(LogEntry entry)
    {
        _downloads.Rest();
        _words = entry.Head.TrimStart().StartsWith("go: ") || GotOn.IsMatch(entry.Head) ? null : At(entry, BuildFault.OtherTool);
    }

    private Diagnosis? Judge(LogEntry entry)
    {
        if (OwnFaultRules.Machine.Find(entry.Head) is { } machine) return At(entry, machine.Fault);
        if (!TestLog.IsMatch(entry.Head) && GoError.Read(entry) is { } error) return error;
        if (OwnFaultRules.Causes.Find(entry.Head) is not var (own, _)) return null;
        return At(entry, own == BuildFault.CompileError && _isVet ? BuildFault.VetFailure : own);
    }

    private void Limit(LogEntry entry)
    {
        if (_downloads.OpenAtLimit is { } stalled) Blame(stalled, isOfCommand: false);
        else _echo ??= At(entry, BuildFault.Cancelled);
    }

    private void Blame(Diagnosis found, bool isOfCommand)
    {
        if (_cause is not null && !_isOvercome) return;
        (_cause, _isOfCommand, _isOvercome) = (found, isOfCommand, false);
    }

    private static Diagnosis At(LogEntry entry, BuildFault fault)
    {
        var (line, number) = entry.LineAt(0);
        return new() { Fault = fault, Evidence = MaskedText.Of(line), Line = number };
    }
}
