using System.Text.RegularExpressions;

namespace ProxyGuard.Core.Diagnosing;

/// <summary>What is being downloaded where the reading of a log has got to.</summary>
internal sealed class DownloadWatch
{
    // A log of -x can be long, and none of go's has this many at a time.
    private const int MostRequests = 1000;

    private static readonly Regex Announced = LogPattern.Of(@"^\s*go: (downloading|extracting) (\S{1,500}) (\S{1,200})");

    // With -x go says what it asks for, and in a second line what came of it.
    private static readonly Regex Asked = LogPattern.Of(@"^# get (https?://[^\s]+)$");
    private static readonly Regex Answered = LogPattern.Of(@"^# get (https?://[^\s]+): ");

    // A command, as runners show it, that does nothing but fetch.
    private static readonly Regex Command = LogPattern.Of(
        @"^([$+>] |Run |RUN |\[command\])?(timeout \S+ )?go (mod (download|tidy|vendor)|get|install \S+@)\b");

    private readonly Dictionary<string, Diagnosis> _requests = [];
    private Diagnosis? _announced;
    private Diagnosis? _command;

    /// <summary>The download that no line speaks of the end of; null when there is none.</summary>
    public Diagnosis? Open => _requests.Count > 0 ? _requests.Values.First() : _announced;

    /// <summary>The same where a time limit was reached: then a command that only fetches counts too.</summary>
    public Diagnosis? OpenAtLimit => Open ?? _command;

    /// <summary>The module that a line says is being downloaded; null for other lines.</summary>
    public string? Follow(LogEntry entry)
    {
        var (line, number) = entry.LineAt(0);
        var stalled = new Diagnosis { Fault = BuildFault.Stalled, Evidence = MaskedText.Of(line), Line = number };
        if (Announced.Match(line) is { Success: true } announced)
        {
            _announced = stalled with { Module = $"{announced.Groups[2].Value}@{announced.Groups[3].Value}" };
            return _announced.Module;
        }
        if (Asked.Match(line) is { Success: true } asked) Ask(asked.Groups[1].Value, stalled);
        else if (Answered.Match(line) is { Success: true } answered) _requests.Remove(answered.Groups[1].Value);
        else if (Command.IsMatch(line)) _command = stalled;
        return null;
    }

    /// <summary>Something else was said: what was announced has come.</summary>
    public void Rest() => (_announced, _command) = (null, null);

    private void Ask(string url, Diagnosis stalled)
    {
        var address = FetchAddress.In(url);
        if (_requests.Count < MostRequests) _requests[url] = stalled with { Proxy = address.Host, Module = address.Module };
    }
}
