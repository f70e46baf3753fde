using System.Text.RegularExpressions;

namespace ProxyGuard.Core.Diagnosing;

/// <summary>
/// What is known of a build while its log is read. The first cause stays, unless the build is seen to have got over it before another
/// comes; what other programs repeat counts only when there is no cause.
/// </summary>
internal sealed class LogReading
{
    private static readonly Regex Download = LogPattern.Of(@"^\s*go: (downloading|extracting) (\S{1,500}) (\S{1,200})");
    private static readonly Regex Request = LogPattern.Of(@"^# get (https?://\S+)$");

    private static readonly Regex Chatter = LogPattern.Of(
        @"^\s*$|^\s*go: (downloading|extracting|finding|found|added|upgraded|downgraded|removed|to add|warning:|creating|copying|trying|switching|ignoring)"
        + @"\b|^\s*go: .*; switching to go|^# get https?://|^#? ?(from|why|how): |^mkdir -p |^cd /|^\+ |: retracted by module author");

    // A test ran: what went wrong while fetching for an earlier command was got over.
    private static readonly Regex TestsRan = LogPattern.Of(
        @"^ok\s+\S+\s+(\(cached\)|\d+(\.\d+)?s)|^\s*--- (PASS|FAIL|SKIP): |^=== RUN|^FAIL\s+\S+\s+\d+(\.\d+)?s");

    private static readonly Regex TestLog = LogPattern.Of(@"^(=== |\s*--- |\s+\S+_test\.go:\d+: )");
    private static readonly Regex VetHeader = LogPattern.Of(@"^# \[");
    private static readonly Regex PackageHeader = LogPattern.Of(@"^# [^\[\s]+$");

    private Diagnosis? _cause;
    private Diagnosis? _echo;
    private Diagnosis? _download;
    private bool _isOfCommand;
    private bool _isOvercome;
    private bool _isVet;

    public void Take(LogEntry entry)
    {
        var head = entry.Head;
        Mind(head);
        if (Chatter.IsMatch(head))
        {
            FollowDownload(entry);
        }
        else if (TimeLimit(entry) is { } limit)
        {
            if (limit.Fault == BuildFault.Stalled) Blame(limit, isOfCommand: false);
            else _echo ??= limit;
        }
        else if (Judge(entry) is { } found)
        {
            Blame(found, head.TrimStart().StartsWith("go: "));
        }
        else if (First(OwnFaultRules.Echoes, entry.Head) is { } echo)
        {
            _echo ??= At(entry, echo);
        }
        else
        {
            _download = null;
        }
    }

    /// <summary>What broke the build; null when nothing says so.</summary>
    public Diagnosis? Conclude() => _cause ?? (_echo is null ? _download : _echo);

    private void Mind(ReadOnlySpan<char> head)
    {
        if (VetHeader.IsMatch(head)) _isVet = true;
        else if (PackageHeader.IsMatch(head)) _isVet = false;
        if (_isOfCommand && TestsRan.IsMatch(head)) _isOvercome = true;
    }

    // A module whose download failed and is begun again was served up to there.
    private void FollowDownload(LogEntry entry)
    {
        var line = entry.LineAt(0);
        if (Download.Match(line.Line) is { Success: true } match)
        {
            var module = $"{match.Groups[2].Value}@{match.Groups[3].Value}";
            if (_cause?.Module == module) _isOvercome = true;
            _download = new() { Fault = BuildFault.Stalled, Evidence = line.Line, Line = line.Number, Module = module };
        }
        else if (Request.Match(line.Line) is { Success: true } request)
        {
            var address = FetchAddress.In(request.Value);
            _download = At(entry, BuildFault.Stalled) with { Proxy = address.Host, Module = address.Module ?? _download?.Module };
        }
    }

    private Diagnosis? TimeLimit(LogEntry entry)
    {
        if (!OwnFaultRules.TimeLimit.IsMatch(entry.Head)) return null;
        return _download ?? At(entry, BuildFault.Cancelled);
    }

    private Diagnosis? Judge(LogEntry entry)
    {
        if (First(OwnFaultRules.Machine, entry.Head) is { } machine) return At(entry, machine);
        if (!TestLog.IsMatch(entry.Head) && GoError.Read(entry) is { } error) return error;
        if (First(OwnFaultRules.Causes, entry.Head) is not { } own) return null;
        return At(entry, own == BuildFault.CompileError && _isVet ? BuildFault.VetFailure : own);
    }

    private void Blame(Diagnosis found, bool isOfCommand)
    {
        if (_cause is not null && !_isOvercome) return;
        (_cause, _isOfCommand, _isOvercome) = (found, isOfCommand, false);
    }

    private static BuildFault? First(IReadOnlyList<(Regex Words, BuildFault Fault)> rules, ReadOnlySpan<char> text)
    {
        foreach (var (words, fault) in rules)
        {
            if (words.IsMatch(text)) return fault;
        }
        return null;
    }

    private static Diagnosis At(LogEntry entry, BuildFault fault)
    {
        var (line, number) = entry.LineAt(0);
        return new() { Fault = fault, Evidence = MaskedText.Of(line), Line = number };
    }
}
